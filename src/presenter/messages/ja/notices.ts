import type { en } from '../en.ts';

export const notices: typeof en.notices = {
  signInAgain: '再度サインイン',
  copyAgain: '新しい認証情報をコピー',
  clickToSignIn: 'クリックすると再度サインインできます。',
  clickToCopy: 'クリックすると新しい認証情報をコピーできます。',
  signInToGoOn: '作業を続けるには、再度サインインしてください。',
  copyToGoOn: '作業を続けるには、新しい認証情報をコピーしてください。',

  expired: (label, ago, hint) => ({
    title: `${label}: セッションの期限が切れました`,
    body: `${ago === undefined ? '' : `${ago}に終了しました。`}${hint}`,
  }),
  revoked: (label, _ago, hint) => ({
    title: `${label}: AWS 側でセッションが終了しました`,
    body: hint,
  }),
  registrationEnded: (label, _ago, hint) => ({
    title: `${label}: 再度サインインしてください`,
    body: `このサインインの登録が終了したため（AWS の登録期間は約 90 日です）、セッションをこれ以上更新できません。${hint}`,
  }),
  registrationEnds: (label, when, hint) => ({
    title: `${label}: ${when} までに再度サインインしてください`,
    body: `それ以降、AWS はこのサインインを更新しません。${hint}`,
  }),
  sessionEnds: (label, left, hint) => ({
    title: `${label}: あと ${left}でセッションが終了します`,
    body: `このセッションは自動更新できません。${hint}`,
  }),
  renewalFails: (label, left, message, hint) => ({
    title: `${label}: 更新できないまま、あと ${left}でセッションが終了します`,
    body: `${message}${hint}`,
  }),
  portalEnds: (label, left) => ({
    title: `${label}: あと ${left}ほどでセッションが終了する見込みです`,
    body: 'AWS は終了時刻を通知しないため、これまでのセッションの長さから推定しています。終了後は再度サインインが必要です。',
  }),
  keysEnd: (role, account, left, hint) => ({
    title: `コピーしたキーの有効期限まであと ${left}です`,
    body: `${account} の ${role}。${hint}`,
  }),

  mfaNeeded: (profile: string) => ({
    title: 'コードが必要です',
    body: `プロファイル ${profile} には MFA デバイスのコードが必要です。クリックして入力してください。`,
  }),
  toolsWait: (label: string, program: string, others: number, hint: string) => ({
    title: `${program}${others === 0 ? ' ' : ` ほか ${others} 件`}が ${label} のサインインを待っています`,
    body: hint,
  }),

  signedIn: (label) => ({
    title: `${label} にサインインしました`,
    body: 'アカウントとロールをトレイから利用できます。',
  }),
  signedInUnsaved: (label, message, next) => ({
    title: `${label} にサインインしました（Daypass 内のみ）`,
    body: `ほかの AWS ツールではまだ利用できません。${message}${next}`,
  }),
  signInFailed: (label, message, next) => ({
    title: `${label} にサインインできませんでした`,
    body: `${message}${next}`,
  }),
  keysCopied: (role, account, left, clearedAfterSeconds) => ({
    title: '認証情報をコピーしました',
    body: `${account} の ${role}（有効期間: 残り ${left}）。${clearedAfterSeconds} 秒後にクリップボードから消去します。`,
  }),
  profileCopied: (profileName) => ({
    title: 'プロファイルをコピーしました',
    body: `シェルに貼り付けると、そこで使う AWS ツールが ${profileName} を使用します。`,
  }),
  actionFailed: (message, next) => ({ title: message, body: next }),
};
