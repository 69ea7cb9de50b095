import type { importHelp as enHelp, imports as enImports, importWords as enWords } from '../../en/moving/imports.ts';
import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';

export const importHelp: typeof enHelp = {
  import: `使い方: daypass import [TOOL] [--dry-run] [--yes] [--json] [--undo]

このコンピューターにあるほかのツールの設定（セッション、プロファイル、お気に入り、ブラウザ）を
表示し、確認のうえ取り込みます。TOOL を省略すると見つかったツールを一覧表示します。TOOL は leapp、granted、aws-sso、aws-vault、saml2aws、aws-sso-util のいずれかです。
ツールのファイルは変更せず、秘密情報は読み取りません。取り込めないものは理由とともに表示します。

  --dry-run          変更点を差分で表示し、何も変更しない
  --yes              確認せずに変更する
  --json             JSON を出力（--yes がなければ何も変更しない）
  --undo             このツールからの最新の取り込みを元に戻す`,
};

const KINDS: Readonly<Record<string, string>> = {
  awsIamUser: 'IAM ユーザー',
  awsIamRoleFederated: 'フェデレーションのロール',
  awsIamRoleChained: '元のセッションに専用のプロファイルがない連鎖ロール',
  azure: 'Azure',
  localstack: 'LocalStack',
};

const named = (facts: ErrorFacts) => factText(facts, ['name'], (name) => name, '項目');
const setting = (facts: ErrorFacts) => factText(facts, ['setting'], (name) => name, '設定');

export const imports: typeof enImports = {
  tools: {
    leapp: 'Leapp',
    granted: 'Granted',
    'aws-sso': 'AWS SSO CLI',
    'aws-vault': 'aws-vault',
    saml2aws: 'saml2aws',
    'aws-sso-util': 'aws-sso-util',
  },
  leftOut: {
    keysStay: (facts) =>
      `${named(facts)}: 長期のキーはツール側に残ります。Daypass は長期のキーを保存しません。IAM Identity Center のロールをお使いください。`,
    kindUnsupported: (facts) =>
      `${named(facts)}: ${factText(facts, ['kind'], (kind) => KINDS[kind] ?? kind, 'この種類')}には対応していません。`,
    profileShared: (facts) =>
      `プロファイル ${named(facts)} は ${factText(facts, ['count'], (count) => count, '複数')} 個のセッションで共有されています。daypass profile default または daypass profile add で割り当てを選んでください。`,
    browserUnknown: (facts) =>
      `ブラウザ ${factText(facts, ['browser'], (browser) => browser, '')} が見つかりません。設定で選んでください。`,
    commandStays: (facts) => `${setting(facts)} は独自のコマンドを実行するため、取り込みません。`,
    unusable: (facts) =>
      `${named(facts)} は使えません${factText(facts, ['reason'], (reason) => `（${reason}）`, '')}。`,
    registryStays: (facts) =>
      `プロファイルレジストリ ${factText(facts, ['url'], (url) => url, '')} は取り込みません。代わりにチームファイルを使えます: daypass team add`,
    toolRewrites: (facts) =>
      `${setting(facts)} が有効な間は、ツールが AWS の設定ファイルにプロファイルを再び書き込みます。ツール側で無効にしてください。`,
    settingStays: (facts) => `${setting(facts)} は Daypass では使いません。`,
    fileUnreadable: (facts) =>
      `${factText(facts, ['path'], (path) => path, 'ファイル')} を読み取れません。壊れているか、別のコンピューターで書かれたものです。`,
    noLongerNamed: (facts) =>
      `${factText(facts, ['names'], (names) => names, '一部の項目')}: ファイルから削除されましたが、そのまま残します。不要なら削除してください。`,
  },
  own: {
    favourite: (account, role) => `お気に入り: ${account} の ${role}`,
    accountMark: (account, notes) => `アカウント ${account}: ${notes}`,
    production: '本番',
    notProduction: '本番ではない',
    browserRule: (accounts, browser) => `${accounts} のコンソールを ${browser} で開く`,
    productionPattern: (pattern, before) =>
      before === '' ? `本番アカウント: ${pattern}` : `本番アカウント: ${pattern}（現在: ${before}）`,
    samlAccount: (name) => `SAML アプリケーション ${name}`,
    profileRule: (pattern) => `${pattern} に一致するロールのプロファイル（daypass profile sync で追加）`,
  },
};

export const importWords: typeof enWords = {
  readFrom: (paths) => `読み取り元: ${paths}`,
  nothing: '新しく取り込むものはありません。',
  done: (tool) => `${tool} から取り込みました。`,
  takeBack: (command) => `元に戻すには: ${command}`,
  undone: (tool) => `${tool} からの取り込みを元に戻しました。`,
  leftOut: '取り込まないもの:',
  settings: 'Daypass の設定:',
  signIn: (session) => `サインインするには: daypass login ${session}`,
  sync: 'サインイン後に新しいロールのプロファイルを追加するには: daypass profile sync',
  dryRun: '何も変更していません。',
  ask: 'この内容で変更しますか? [y/N]',
  loosensGuard: '警告: 一部のアカウントが本番として扱われなくなります。そのキーは確認なしで渡されます。',
  notConfirmed: '何も変更していません。確認なしで変更するには --yes を付けてください。',
  notConfirmedHere: '何も変更していません。この変更は --yes があっても端末で確認します。',
  noTools: '取り込みに対応したツールは見つかりませんでした。',
};
