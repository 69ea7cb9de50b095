import type { en } from '../../en.ts';

/** サインインのコマンドのヘルプ。 */
export const signInHelp: Pick<typeof en.cli.help, 'login' | 'status'> = {
  login: `使い方: daypass login [SESSION] [--if-needed [--min TIME]] [--force] [OPTIONS]

サインインします。SESSION はセッション、またはそれを使うプロファイルです。セッションが 1 つだけなら省略できます。

  --if-needed        サインイン済みなら何もしない
  --min TIME         --if-needed とともに: 少なくともこの時間（90s、30m、2h など）続くとき
  --force            先にサインアウトし、新しいセッションを始める
  --profile P        プロファイルのセッション
  --browser          このコンピューターのブラウザでサインイン
  --device           任意のデバイスでコードを承認
  --redirect-port N  このポートに戻る（別のマシンのブラウザ用。表示される ssh -L の行とともに使う）
  --private          ほかのサインインを知らないプライベートウィンドウで開く
  --response FILE    SAML: SAMLResponse をファイルから（- なら標準入力から）読み取る
  --no-open          リンクを表示するだけで、何も開かない
  --json             1 行に 1 つの JSON オブジェクトを出力

SSH、コンテナー、Codespaces では、ほかを指定しない限り --device を使います。`,
  status: `使い方: daypass status [SESSION] [--min TIME] [--json]

セッションと残り時間を表示します。SESSION を指定すると判定になります: サインイン済みなら終了コード 0、
そうでないか時間が足りなければ 3 です。

  --min TIME         少なくともこの時間（90s、30m、2h など）
  --json             JSON を出力`,
};

export const signInWords: typeof en.cli.login = {
  openBrowser: 'ブラウザでリクエストを承認してください。ページが開かない場合は、次のリンクを開いてください:',
  openYourself: '次のリンクをブラウザで開き、リクエストを承認してください:',
  deviceOpened: 'ブラウザで承認してください。ページが開かない場合は、次のリンクを開いてください:',
  deviceYourself: '次のリンクを任意のデバイスで開き、承認してください:',
  code: (code) => `ページに次のコードが表示されていることを確認してください: ${code}`,
  neverShare: '他の人から送られてきたコードは絶対に入力しないでください。',
  waiting: (left) => `承認を待っています（残り ${left}）。Ctrl-C でキャンセルできます。`,
  signedIn: (label, until) => `${label} にサインインしました（${until} まで）。`,
  signedInRenewing: (label, until) => `${label} にサインインしました（${until} まで。以降は自動で更新されます）。`,
  already: (label) => `${label} にサインインしています。`,
  remote: (reason) =>
    ({
      ssh: 'SSH セッションではブラウザが戻ってこられないため、デバイスコードを使います。',
      workspace: 'リモートのワークスペースではブラウザが戻ってこられないため、デバイスコードを使います。',
      container: 'コンテナーの中ではブラウザが戻ってこられないため、デバイスコードを使います。',
      noDisplay: 'ブラウザのための画面がないため、デバイスコードを使います。',
    })[reason],
  forward: 'ブラウザが別のマシンにある場合は、先にそちらで次を実行してください:',
  stuck: (name) => `ブラウザが戻ってこない場合は、Ctrl-C を押してから実行してください: daypass login ${name} --device`,
};
