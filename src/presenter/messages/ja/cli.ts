import type { en } from '../en.ts';
import { bulkHelp, bulkWords } from './bulk.ts';
import { doctorHelp, doctorWords, probeWords } from './doctor.ts';
import { remoteHelp, remoteWords } from './remote.ts';
import { importHelp, importWords } from './moving/imports.ts';
import { teamHelp, teamWords } from './moving/teams.ts';
import { uninstallHelp, uninstallWords } from './moving/uninstall.ts';
import { samlHelp, samlWords } from './saml.ts';
import { signInHelp, signInWords } from './command-line/sign-in.ts';
import { desktopHelp, desktopWords } from './command-line/desktop.ts';
import { setupHelp, setupWords } from './command-line/setup.ts';
import { shellHelp, shellWords } from './command-line/shell.ts';
import { versionHelp, versionWords } from './command-line/version.ts';
import { profileHelp, profileWords } from './profiles.ts';

const roleWords = `  ROLE               プロファイル、名前か ID による ACCOUNT/ROLE、または 1 つのロールだけに合う語。
                     省略すると AWS_PROFILE のプロファイル
  --session S        SSO セッション
  --account A        アカウント（ID または名前）
  --role NAME        ロール（許可セット）
  --profile P        AWS の設定ファイルのプロファイル`;

const exactSelectors = `  --session S        SSO セッション
  --account ID       12 桁のアカウント ID
  --role NAME        ロール（許可セット）
  --profile P        または、上の 3 つを AWS の設定ファイルのプロファイルで指定`;

const yes = `  --yes              本番アカウントの確認を省略`;

export const cli: typeof en.cli = {
  help: {
    top: `Daypass: AWS IAM Identity Center に一度サインインすれば、すべての AWS ツールが使えます。

使い方: daypass COMMAND [OPTIONS]

  setup                ポータルのアドレスから使えるプロファイルまで順に設定
  session add          セッション（開始 URL とリージョン）を AWS の設定ファイルに追加
  session change       セッションの開始 URL、リージョン、スコープを変更
  session rename       セッションの名前をプロファイルも含めて変更
  session remove       セッションを削除
  login                サインイン
  logout               サインアウト
  status               セッションと残り時間を表示
  list                 アカウントとロールの一覧
  use                  入力して選んだロールをこのシェルで使う
  export               シェルやツール用にキーを出力
  credential-process   credential_process 用にキーを出力
  exec                 環境変数にキーを設定してコマンドを実行
  share                キーをフォルダーに書き出す（コンテナーや WSL の反対側のため）
  ssh                  SSH 先のプログラムにここからキーを渡すセッションを開く
  console              AWS コンソールを開く
  profile add          ロールのプロファイルを AWS の設定ファイルに追加
  profile preview      profile add による変更内容を表示
  profile list         すべてのプロファイルの一覧
  profile rename       プロファイルの名前を変更
  profile set          プロファイルのロール、リージョン、出力形式を変更
  profile remove       プロファイルを削除
  profile default      デフォルトのプロファイルをロールに割り当て
  profile chain        別のプロファイルのキーで引き受けるロールのプロファイルを追加
  profile bulk         多くのロールのプロファイルを一度に追加
  profile sync         新しいロールのプロファイルを追加し、ロールがなくなったものを削除
  profile bridge       SSO に対応していないツール用のプロファイルを追加
  profile keys keep    ロールのキーを AWS の認証情報ファイルに保存
  profile keys drop    保存したキーを削除
  profile keys list    保存しているキーの一覧
  profile move         従来形式のプロファイルを sso-session に移行
  profile undo         AWS のファイルへの最後の編集を元に戻す
  doctor               AWS の設定ファイルと環境を調べ、直します
  saml add             ID プロバイダーがサインインさせるアカウント (SAML) を追加
  saml list            SAML アプリケーションの一覧
  saml rename          SAML アプリケーションの名前を変更
  saml remove          SAML アプリケーションからサインアウトして削除
  saml import          saml2aws のアカウントを追加
  import               ほかのツールのセッション、プロファイル、お気に入りを取り込む
  team add             チームファイルの内容を追加
  team sync            チームファイルの内容を最新にする
  team list            チームファイルの一覧
  team remove          チームファイルによる変更を元に戻す
  copy                 キーをクリップボードに入れる
  open                 アプリのウィンドウを開く
  init                 シェルの起動ファイルが評価する内容
  prompt               プロンプトに表示するプロファイルと残り時間
  service status       credential_process のためのキーサービスを表示
  service run          キーサービスを実行（必要なコマンドが自動で起動します）
  service stop         バックグラウンドのキーサービスを停止
  uninstall            Daypass が追加したものを取り除く
  version              バージョンと、新しいリリースの有無を表示

  --help               ヘルプ（コマンドやグループごとのヘルプ: daypass profile --help）
  --json               すべてのコマンド: 結果を JSON で、エラーを {code, message, next} として標準エラーの最後の行に出力
  --version            バージョン

環境変数: DAYPASS_HOME は Daypass のフォルダーを変更します。DAYPASS_DEBUG=1 は動作の記録を標準エラーに出力します。
BROWSER はページを開くプログラムです（Windows 以外）。

終了コード: 0 成功、1 失敗、2 使い方の誤り、3 要サインイン、4 アクセス権なし、5 処理中、
6 確認なし、7 プロファイル・セッション・ロールがないか、複数ある。`,
    ...samlHelp,
    ...remoteHelp(roleWords, yes),
    ...importHelp,
    ...teamHelp,
    ...uninstallHelp,
    ...versionHelp,
    ...shellHelp,
    ...setupHelp,
    ...desktopHelp,
    ...signInHelp,
    'session add': `使い方: daypass session add NAME --start-url URL [--region REGION] [--scopes LIST]

AWS の設定ファイルに sso-session を追加します。

  --start-url URL    AWS アクセスポータルのアドレス
  --region REGION    IAM Identity Center のリージョン（省略すると、開始 URL またはポータルの
                     ページから調べます）
  --scopes LIST      スコープ（カンマ区切り。デフォルトは sso:account:access）`,
    logout: `使い方: daypass logout [SESSION] [--all]

サインアウトします。AWS のセッションを終了し、トークンとキーを削除します。

  --all              すべてのセッションからサインアウト`,
    list: `使い方: daypass list [--session S] [--refresh] [--json]

サインイン済みのすべてのセッションのアカウントとロールを一覧表示します。

  --session S        このセッションのみ
  --refresh          最近の一覧があっても AWS に問い合わせる
  --json             JSON を出力`,
    export: `使い方: daypass export [ROLE…] [--format FORMAT] [--yes]

キーを出力し、キーより優先される変数を消去します。
bash と zsh の場合: eval "$(daypass export ROLE)"
fish の場合: eval (daypass export ROLE --format fish)

${roleWords}
  --format FORMAT    bash、zsh、fish、powershell、cmd、dotenv、json、ini、plain（デフォルトは bash）
${yes}`,
    'credential-process': `使い方: daypass credential-process (--session S --account ID --role NAME | --profile P) [--yes]

credential_process の形式でキーを出力します。AWS の設定ファイルの例:
  credential_process = daypass credential-process --session S --account ID --role NAME

${exactSelectors}
  --wait SECONDS     サインインが必要なときに待つ秒数（デフォルトは 55、CI では 0）
  --no-wait          待たずに終了
${yes}`,
    'service status': `使い方: daypass service status [--json]

キーサービスが動作しているかどうかを表示します。credential_process を使うツールに、アプリの起動中はアプリから、
それ以外はバックグラウンドのプロセスからキーを渡します。動作していない場合の終了コードは 1 です。`,
    'service stop': `使い方: daypass service stop

バックグラウンドのキーサービスを停止します。保持していたキーは消えます。次にキーを必要とするツールが再び開始します。`,
    'service run': `使い方: daypass service run

使われなくなるまで、このプロセスでキーサービスを実行します。すでに実行中のときはすぐに終了します。
ツールが自動的に開始します。`,
    exec: `使い方: daypass exec [ROLE…] [--static] [--yes] [-- COMMAND [ARG…]]

コマンドを実行し、その終了コードで終了します。コマンドは更新されたものも含めて Daypass からキーを受け取ります。
COMMAND を省略すると、シェルを実行します。コンテナ認証情報に対応していない古いツールには --static を使ってください。

${roleWords}
  --static           キーそのものを環境変数に設定（更新されません）
${yes}`,
    console: `使い方: daypass console [ROLE…] [OPTIONS]

AWS コンソールを開きます。

${roleWords}
  --print            リンクを表示するだけで、何も開かない
  --service NAME     サービスのコンソール（例: s3）
  --destination PATH コンソールのページ（例: /s3/home）
  --region R         表示するリージョン
  --browser NAME     この名前のブラウザで開く
  --browser-profile NAME  そのブラウザのこのプロファイルで開く
  --container NAME   この Firefox コンテナーで開く（アドオン「Open external links in a container」が必要）
  --federated        ポータルのセッションを使わず、一時的な認証情報でサインインする（--print で表示されるリンクは秘密情報です）
${yes}`,
    'profile add': `使い方: daypass profile add NAME ROLE… [--region R] [--output FORMAT] [--dry-run]

ロールのプロファイルを AWS の設定ファイルに追加します。ほかの行は変更しません。

  ROLE               名前か ID による ACCOUNT/ROLE、または 1 つのロールだけに合う語
  --session S        SSO セッション
  --account A        アカウント（ID または名前）
  --role NAME        ロール（許可セット）
  --region R         ツールがデフォルトで使うリージョン
  --output FORMAT    AWS CLI の出力形式
  --dry-run          変更内容を差分で表示し、何も書き込まない`,
    ...profileHelp,
    ...bulkHelp,
    ...doctorHelp,
  },
  saml: samlWords,
  ...shellWords,
  ...remoteWords,
  moreCandidates: (count) => `  … ほか ${count} 件`,
  imports: importWords,
  teams: teamWords,
  uninstall: uninstallWords,
  version: versionWords,
  mfaCode: (serial, profile) => `プロファイル ${profile} の MFA コード (${serial}): `,
  mfaRefused: 'コードが AWS に受け付けられませんでした。次のコードを待ってください。',
  regionFound: (region) => `ポータルのリージョンが見つかりました: ${region}`,
  sessionWasThere: (name) => `セッション ${name} はすでにその設定です。サインインするには: daypass login ${name}`,
  sessionAdded: (name) => `セッション ${name} を追加しました。サインインするには: daypass login ${name}`,
  login: signInWords,
  setup: setupWords,
  desktop: desktopWords,
  logout: {
    done: (label) => `${label} からサインアウトしました。`,
    doneHereOnly: (label) =>
      `このコンピューターで ${label} からサインアウトしましたが、AWS に通知できませんでした。セッションは自然に終了します。すぐに終了するには、アクセスポータルでサインアウトしてください。`,
    nothing: 'サインアウトするセッションはありません。',
  },
  status: {
    none: 'セッションがまだありません。追加するには: daypass session add NAME --start-url URL --region REGION',
    columns: { session: 'セッション', state: '状態', left: '残り時間', region: 'リージョン', startUrl: '開始 URL' },
    portalUntil: (label, when) => `${label}: ポータルセッションは ${when} ごろまで（推定）`,
    portalUnknown: (label) => `${label}: ポータルセッションの終了時刻は不明`,
    registrationEnds: (label, when, name) =>
      `${label}: ${when} 以降は更新できません。それまでに実行してください: daypass login ${name}`,
    cantRenew: (label) => `${label}: プロファイルに sso-session の指定がないため、自動更新できません`,
  },
  list: {
    none: '割り当てられたアカウントがありません。',
    columns: { session: 'セッション', account: 'アカウント', name: '名前', email: 'メールアドレス', role: 'ロール' },
    asOf: (label, ago) => `${label}: ${ago}の情報です。--refresh で AWS に問い合わせます。`,
    skipped: (label, name) =>
      `${label} にサインインしていないため、一覧から除きました。サインインするには: daypass login ${name}`,
  },
  service: {
    byApp: 'Daypass アプリがキーサービスです。',
    inBackground: (pid: number) => `キーサービスはバックグラウンドで動作しています（プロセス ${pid}）。`,
    waiting: (count: number) => `${count} 個のツールがサインインを待っています。`,
    notRunning: (reason: 'absent' | 'otherEnvironment' | 'newer' | 'silent' | 'untrusted') =>
      ({
        absent: 'キーサービスは動作していません。キーを必要とする最初のツールが開始します。',
        otherEnvironment: '動作中のキーサービスは、このシェルとは別の AWS のファイルかエンドポイントを使用しています。',
        newer: '動作中のキーサービスは、より新しいバージョンの Daypass です。このコマンドを更新してください。',
        silent: 'キーサービスは待ち受けていますが、応答しません。次にキーを必要とするツールが新しく開始します。',
        untrusted: 'キーサービスの代わりに応答したものを確認できなかったため、使用しませんでした。',
      })[reason],
    stopped: 'キーサービスを停止しました。',
  },
  confirmProduction: (account, role, isNameUnknown) =>
    `${account} は本番アカウント${isNameUnknown ? 'の可能性があります（AWS に名前を問い合わせられません）。' : 'です。'}${role} のキーを取得しますか? [y/N]`,
  console: {
    opened: 'ブラウザでコンソールを開きました。',
    linkTaken: 'コンソールへのリンクが一度開かれ、もう使えなくなりました。',
  },
  profile: {
    added: (profileName, path) =>
      `プロファイル ${profileName} を ${path} に追加しました。確認するには: aws sts get-caller-identity --profile ${profileName}`,
    dryRun: '何も書き込んでいません（--dry-run）。',
  },
  profiles: profileWords,
  bulk: bulkWords,
  doctor: doctorWords,
  probe: probeWords,
  errorLine: (message, next) => `daypass: ${message}${next}`,
};
