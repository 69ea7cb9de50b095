import type { bulkHelp as englishHelp, bulkWords as englishWords } from '../en/bulk.ts';

const dryRun = '  --dry-run          変更内容を差分で表示し、何も書き込まない';

export const bulkHelp: typeof englishHelp = {
  'profile bulk': `使い方: daypass profile bulk (--favourites | --account ID | --match PATTERN | --all) [--session S] [--template T] [--region R] [--output FORMAT] [--dry-run]
        daypass profile bulk --list [--json]
        daypass profile bulk --forget NUMBER

選んだロールのうち、まだプロファイルがないものすべてにプロファイルを追加します。選択条件は記憶され、あとから増えたロールは profile sync で追加できます。

  --favourites       お気に入りのロール
  --account ID       1 つのアカウントのすべてのロール
  --match PATTERN    アカウント/ロール（それぞれ * と ? が使えます。アカウントは名前または ID）: 'prod*/ReadOnly'
  --all              すべてのロール
  --session S        このセッションのみ
  --template T       プロファイルの名前の付け方。{session}、{account}、{accountId}、{label}（アカウントに付けたラベル）、{role} が使えます（デフォルトは設定の値）
  --region R         ツールがデフォルトで使うリージョン
  --output FORMAT    AWS CLI の出力形式
  --list             記憶している選択条件の一覧（--json で JSON）
  --forget NUMBER    選択条件を 1 つ忘れる（プロファイルは残ります）
${dryRun}`,
  'profile sync': `使い方: daypass profile sync [--session S] [--prune NAME… | --prune-all] [--dry-run]

ロールを AWS に問い合わせ、以前の profile bulk の条件に当てはまるロールのプロファイルを追加します。また、ロールがなくなった Daypass 作成のプロファイルを知らせます。自分で作成または変更したプロファイルには触れません。

  --session S        このセッションのみ
  --prune NAME…      ロールがなくなったプロファイルのうち、指定したものを削除
  --prune-all        Daypass が作成し、ロールがなくなったプロファイルをすべて削除
${dryRun}`,
  'profile bridge': `使い方: daypass profile bridge NAME --as BRIDGE [--with daypass|aws] [--dry-run]

AWS Amplify など SSO に対応していないツールのために、2 つ目のプロファイルを追加します。credential_process によってプロファイル NAME のキーを取得します。

  --as BRIDGE        2 つ目のプロファイルの名前
  --with COMMAND     キーを取得するコマンド: daypass または aws（AWS CLI 2.9 以降）（デフォルトは daypass）
${dryRun}`,
  'profile keys keep': `使い方: daypass profile keys keep NAME [ROLE…] [--dry-run] [--yes]

ほかの方法に対応していないツールのために、ロールの一時的な認証情報を AWS の認証情報ファイルのセクション NAME に書き込みます。キーは、実行するすべてのプログラムから読める状態になります。Daypass アプリの実行中は自動で更新され、サインアウトすると削除されます。

  ROLE               名前か ID による ACCOUNT/ROLE、または 1 つのロールだけに合う語
  --session S        SSO セッション
  --account A        アカウント（ID または名前）
  --role NAME        ロール（許可セット）
  --profile P        AWS の設定ファイルのプロファイル。どれも省略すると AWS_PROFILE
${dryRun}
  --yes              本番アカウントの確認を省略`,
  'profile keys drop': `使い方: daypass profile keys drop NAME [--dry-run]

profile keys keep で書き込んだキーを削除し、以後は保存しません。自分で保存したキーには触れません。

${dryRun}`,
  'profile keys list': `使い方: daypass profile keys list [--json]

Daypass がキーを保存している、AWS の認証情報ファイルのセクションを一覧表示します。キーは表示しません。

  --json             JSON を出力`,
  'profile move': `使い方: daypass profile move [--start-url URL] [--session NAME] [--dry-run]

従来形式のプロファイル（sso_start_url を含むもの）を sso-session に移行します。移行すると、再サインインなしで更新できるようになります。コメントとほかの行はそのまま残ります。開始 URL を省略すると、すべてのポータルが対象です。

  --start-url URL    このポータルのみ
  --session NAME     セッションの名前（デフォルトは、そのポータルの既存のセッション、なければポータルの名前）
${dryRun}`,
};

export const bulkWords: typeof englishWords = {
  rulesNone: '記憶している選択条件はありません。profile bulk で追加できます。',
  ruleColumns: { number: '番号', choice: '選択条件', roles: 'ロール数' },
  ruleForgotten: (choice) =>
    `${choice} を忘れました。プロファイルは残ります。削除するには profile remove を使ってください。`,
  keysNone: 'AWS の認証情報ファイルに Daypass が保存しているキーはありません。',
  keysColumns: { name: '名前', session: 'セッション', account: 'アカウント', role: 'ロール', state: '状態' },
  keysUntil: (left) => `保存中（残り ${left}）`,
  keysOver: '期限切れ',
  keysAway: '次のサインインで書き込み',
  moveNothing: '移行する従来形式のプロファイルはありません。',
};
