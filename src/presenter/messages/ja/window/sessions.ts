import type { sessions as englishSessions, day as englishDay } from '../../en/window/sessions.ts';
import { items } from './items.ts';

export const sessions: typeof englishSessions = {
  heading: 'セッション',
  add: 'セッションを追加',
  signIn: 'サインイン',
  signInToAll: (count) => `すべてにサインイン（${count}）`,
  refresh: 'アカウントを更新',
  signOut: 'サインアウト',
  change: '変更…',
  remove: '削除…',
  signInAgain: '再度サインイン',
  showSignIn: 'サインイン画面を表示',
  signInTo: (label) => `${label} にサインイン`,
  signInAgainTo: (label) => `${label} に再度サインイン`,
  signOutOf: (label) => `${label} からサインアウト`,
  signOutHint:
    'このマシンのすべての AWS ツールで、このサインインが使えなくなります。発行済みの認証情報は期限まで有効です。',
  signedOutOf: (label) => `${label} からサインアウトしました`,
  showSignInTo: (label) => `${label} へのサインイン画面を表示`,
  refreshOf: (label) => `${label} のアカウントを更新`,
  retryingIn: (left) => `更新できませんでした。${left}後に再試行します。`,
  legacyHint: 'プロファイルに sso-session の指定がないため、8 時間で終了し、更新はできません。',
  expiresAt: (clockTime) => `${clockTime} まで`,
  retryingSoon: '更新できませんでした。まもなく再試行します。',
  cantRenew: '自動更新不可',
  move: 'セッションへ移行…',
  waitsFor: (label) => `${label} の後`,
  cancelSignInTo: (label) => `${label} へのサインインをキャンセル`,
  detailsOf: (label) => `${label} の詳細`,
  startUrl: '開始 URL',
  copyStartUrl: '開始 URL をコピー',
  openPortal: 'アクセスポータルを開く',
  region: 'リージョン',
  token: 'アクセストークン',
  portalSession: 'ポータルセッション',
  portalUntil: (when) => `${when} ごろまで`,
  portalUnknown: '終了時刻は不明です。AWS からは取得できないため、最初に終了したときに Daypass が記録します。',
  portalOver: 'まもなく終了する可能性があります',
  registrationEnds: (when) => `${when} 以降、このサインインは更新できません。それまでに再度サインインしてください。`,
  registrationOver: 'このサインインはもう更新できません。再度サインインしてください。',
  signOutEverywhere: 'すべてサインアウト',
  signOutEverywhereTitle: (count) => `${items(count)}のセッションからサインアウトしますか?`,
  signOutEverywhereBody:
    'このコンピューターのすべての AWS ツールでサインインが無効になり、Daypass が保持しているキーも破棄されます。',
  signingOut: 'サインアウトしています…',
  signedOutEverywhere: 'すべてサインアウトしました',
  signedOutNotTold: (labels) =>
    `このコンピューターからはサインアウトしましたが、${labels} については AWS に通知できませんでした。AWS 側では自動的に終了するか、AWS アクセスポータルで終了できます。`,
};

export const day: typeof englishDay = {
  since: (when) => `${when} にサインイン`,
  out: '未サインイン',
  keys: (left) => `コピーした認証情報: 残り ${left}`,
};
