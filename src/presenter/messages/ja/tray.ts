import type { en } from '../en.ts';
import { counted } from '../plural.ts';

export const tray: typeof en.tray = {
  signIn: (label) => `サインイン: ${label}`,
  signInAgain: (label) => `再度サインイン: ${label}`,
  finishSignIn: (label) => `サインインを完了: ${label}`,
  enterCode: (label, code) => `コード ${code} を承認: ${label}`,
  cancelSignIn: 'サインインをキャンセル',
  openSignInPage: 'サインインページをもう一度開く',
  signOut: 'サインアウト',
  signOutEverywhere: 'すべてのセッションからサインアウト',
  signInNow: 'サインインページを今すぐ開く',
  cantRenew: '自動更新できません: セッションへ移行…',
  registrationEnds: (when) => `${when} 以降は更新できません: 再度サインイン`,
  session: (label, state) => `${label} — ${state}`,
  noSessions: 'セッションはまだありません',
  addSession: 'セッションを追加…',
  favourites: 'お気に入り',
  recents: '最近使用したロール',
  accounts: 'アカウント',
  accountsOf: (label) => `アカウント: ${label}`,
  noAccounts: '割り当てられたアカウントがありません',
  listing: 'アカウントを取得しています…',
  noRoles: 'ロールがありません',
  role: (role, account) => `${role} — ${account}`,
  copyKeys: 'キーをコピー',
  setUpProfile: 'プロファイルを設定…',
  openConsole: 'コンソールを開く',
  searchRest: (count) => `ほか ${counted('ja', count, { other: '件を検索…' })}`,
  configTrouble: 'AWS の設定ファイルを読み込めません: Daypass を開く',
  refresh: 'アカウントを更新',
  openWindow: 'Daypass を開く',
  quit: 'Daypass を終了',
  tooltip: (what) => `Daypass: ${what}`,
  tooltips: {
    signedIn: (left) => `サインイン済み、${left}`,
    expiring: (label, left) => `${label} はまもなく期限切れです（${left}）`,
    expired: (label) => `${label} のセッションが終了しました。再度サインインしてください`,
    working: '処理しています…',
    offline: 'ネットワークに接続されていません',
    needsYou: (label) => `${label}: ブラウザでの承認を待っています`,
    signedOut: 'サインアウトしています',
  },
};

export const notices: typeof en.notices = {
  expired: (label, ago) => ({
    title: `${label}: セッションの期限が切れました`,
    body: `${ago === undefined ? '' : `${ago}に終了しました。`}クリックすると再度サインインできます。`,
  }),
  revoked: (label) => ({
    title: `${label}: AWS 側でセッションが終了しました`,
    body: 'クリックすると再度サインインできます。',
  }),
  registrationEnded: (label) => ({
    title: `${label}: 再度サインインしてください`,
    body: 'このサインインの登録が終了したため（AWS の登録期間は約 90 日です）、セッションをこれ以上更新できません。クリックすると再度サインインできます。',
  }),
  signedIn: (label) => ({
    title: `${label} にサインインしました`,
    body: 'アカウントとロールをトレイから利用できます。',
  }),
  signedInUnsaved: (label, message, next) => ({
    title: `${label} にサインインしました（Daypass 内のみ）`,
    body: `ほかの AWS ツールではまだ利用できません。${message}${next}`,
  }),
  registrationEnds: (label, when) => ({
    title: `${label}: ${when} までに再度サインインしてください`,
    body: 'それ以降、AWS はこのサインインを更新しません。クリックすると今すぐ再度サインインできます。',
  }),
  signInFailed: (label, message, next) => ({
    title: `${label} にサインインできませんでした`,
    body: `${message}${next}`,
  }),
  keysCopied: (role, account, left, clearedAfterSeconds) => ({
    title: 'キーをコピーしました',
    body: `${account} の ${role}（有効期間: 残り ${left}）。${clearedAfterSeconds} 秒後にクリップボードから消去します。`,
  }),
  actionFailed: (message, next) => ({ title: message, body: next }),
};
