import type { profileHelp as englishHelp, profileWords as englishWords } from '../en/profiles.ts';

const dryRun = '  --dry-run          変更内容を差分で表示し、何も書き込まない';

export const profileHelp: typeof englishHelp = {
  'session change': `使い方: daypass session change NAME [--start-url URL] [--region REGION] [--scopes LIST] [--dry-run]

AWS の設定ファイルの sso-session を変更します。指定しない項目はそのままです。

  --start-url URL    AWS アクセスポータルのアドレス
  --region REGION    IAM Identity Center のリージョン
  --scopes LIST      スコープ（カンマ区切り）
${dryRun}`,
  'session rename': `使い方: daypass session rename OLD NEW [--dry-run]

sso-session の名前を、それを使うすべてのプロファイルも含めて変更します。トークンは名前ごとに保存されるため、変更後はサインインし直してください。

${dryRun}`,
  'session remove': `使い方: daypass session remove NAME [--with-profiles] [--dry-run]

AWS の設定ファイルから sso-session を削除します。サインインも終了するには、先に daypass logout NAME を実行してください。

  --with-profiles    このセッションでサインインするプロファイルも削除
${dryRun}`,
  'profile preview': `使い方: daypass profile preview NAME ROLE… [--region R] [--output FORMAT]

profile add による変更内容を差分で表示します。何も書き込みません。

  ROLE               名前か ID による ACCOUNT/ROLE、または 1 つのロールだけに合う語
  --session S        SSO セッション
  --account A        アカウント（ID または名前）
  --role NAME        ロール（許可セット）
  --region R         ツールがデフォルトで使うリージョン
  --output FORMAT    AWS CLI の出力形式`,
  'profile list': `使い方: daypass profile list [--json]

AWS の設定ファイルと認証情報ファイルのすべてのプロファイルを、キーの取得方法にかかわらず一覧表示します。

  --json             JSON を出力`,
  'profile rename': `使い方: daypass profile rename OLD NEW [--dry-run]

プロファイルの名前を、ほかのプロファイルからの参照も含めて変更します。

${dryRun}`,
  'profile set': `使い方: daypass profile set NAME [--session S] [--account ID] [--role ROLE] [--region R|--no-region]
                            [--output FORMAT|--no-output] [--dry-run]

プロファイルの設定を変更します。指定しない項目はそのままです。

  --session S        サインインに使うセッション
  --account ID       12 桁のアカウント ID
  --role ROLE        ロール名
  --region R         ツールがデフォルトで使うリージョン
  --no-region        リージョンを削除
  --output FORMAT    AWS CLI の出力形式
  --no-output        出力形式を削除
${dryRun}`,
  'profile remove': `使い方: daypass profile remove NAME… [--dry-run]

AWS の設定ファイルからプロファイルを削除します。認証情報ファイルのキーは残ります。

${dryRun}`,
  'profile default': `使い方: daypass profile default [ROLE…] [--region R] [--output O] [--dry-run]

プロファイルの指定がないときにツールが使う [default] を、ロールに割り当てます。そのほかの設定は残ります。

  ROLE               名前か ID による ACCOUNT/ROLE、または 1 つのロールだけに合う語
  --session S        SSO セッション
  --account A        アカウント（ID または名前）
  --role NAME        ロール（許可セット）
  --profile P        AWS の設定ファイルのプロファイル。どれも省略すると AWS_PROFILE
  --region R         ツールがデフォルトで使うリージョン
${dryRun}`,
  'profile chain': `使い方: daypass profile chain NAME --source P --role-arn ARN [--external-id ID] [--mfa-serial SERIAL] [--role-session-name NAME] [--region R] [--output FORMAT] [--dry-run]

別のプロファイルのキーで引き受けるロールのプロファイルを追加します。

  --source P         ロールを引き受けるキーを持つプロファイル
  --role-arn ARN     ロール: arn:aws:iam::123456789012:role/NAME
  --external-id ID   ロールの所有者が求める外部 ID
  --mfa-serial SERIAL
                     ロールが求める MFA デバイス
  --role-session-name NAME
                     ログに表示されるセッションの名前
  --region R         ツールがデフォルトで使うリージョン
  --output FORMAT    AWS CLI の出力形式
${dryRun}`,
  'profile undo': `使い方: daypass profile undo [ID] [--dry-run]
        daypass profile undo --list [--json]

Daypass が AWS のファイルに行った最後の編集、または指定した ID の編集を元に戻します。その後に別のツールが書いた内容は残ります。
元に戻す操作を元に戻すと、編集をやり直します。

  --list             元に戻せる編集の一覧
  --json             一覧を JSON で出力
${dryRun}`,
};

export const profileWords: typeof englishWords = {
  done: (what, paths) => `${what}（ファイル: ${paths}）。`,
  takeBack: '元に戻すには: daypass profile undo',
  makeAgain: 'もう一度行うには、番号を確認してください: daypass profile undo --list',
  nothing: '変更はありません。ファイルはすでにその内容です。',
  warning: (words) => `注意: ${words}`,
  movedAway: (path) => `ファイル ${path} をこの編集のバックアップに移します`,
  broughtBack: (path) => `ファイル ${path} を元の場所に戻します`,
  modeRestored: (path) => `${path} のアクセス権を元に戻します`,
  removed: (path) => `ファイル ${path} を削除します`,
  madePrivate: (path) => `${path} を自分だけが読めるようにします`,
  notShown: (count) => `… ほか ${new Intl.NumberFormat('ja').format(count)} 行`,
  none: 'プロファイルがまだありません。追加するには: daypass profile add',
  noEdits: '元に戻せる編集はありません。',
  kinds: {
    sso: 'ロール',
    legacySso: 'ロール（従来形式）',
    chained: '引き受けるロール',
    process: 'コマンド',
    static: '長期アクセスキー',
    login: 'aws login（ログイン）',
    other: 'その他',
  },
  columns: {
    profile: 'プロファイル',
    kind: 'キーの取得元',
    role: 'ロール',
    region: 'リージョン',
    place: '場所',
    notes: '備考',
  },
  undoColumns: { id: '番号', ago: '日時', what: '編集', file: 'ファイル' },
  shadowed: '同名の長期アクセスキーあり',
  made: 'Daypass が作成',
};
