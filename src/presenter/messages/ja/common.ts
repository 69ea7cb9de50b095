import type { en } from '../en.ts';

export const formats: typeof en.formats = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  powershell: 'PowerShell',
  cmd: 'コマンドプロンプト (cmd)',
  dotenv: '.env ファイル',
  json: 'JSON',
  ini: '認証情報ファイル (INI)',
  plain: '項目ごとのテキスト',
};

export const states: typeof en.states = {
  signedIn: 'サインイン済み',
  expiring: 'まもなく期限切れ',
  signedOut: 'サインアウト済み',
  never: '未サインイン',
  expired: '期限切れ',
  renewsAtNextUse: '次回の使用時に更新',
  revoked: 'AWS 側で終了',
  registrationEnded: '再サインインが必要',
  queued: '順番待ち',
  registering: 'サインインを開始しています…',
  awaitingUser: '承認待ち',
  refreshing: '更新しています…',
  retrying: '再試行中',
  offline: 'オフライン',
};

export const time: typeof en.time = {
  lessThanAMinute: '1 分未満',
  left: (left) => `残り ${left}`,
  stateAndLeft: (state, left) => `${state}、${left}`,
  ends: (when) => `${when} に終了`,
  endsAbout: (when) => `${when} ごろ終了`,
  renewsItself: '自動更新',
  over: '期限切れ',
  ago: (age) => `${age}前`,
  justNow: 'たった今',
};

/** What an assumed role's keys come from, and the heading of accounts that only such roles are in. */
export const assumed = {
  profile: (name: string) => `プロファイル ${name}`,
  bySourceProfile: (name: string) => `source_profile ${name} から`,
  byEnvironment: '環境変数のキーから',
  accounts: '引き受けるロール',
};
