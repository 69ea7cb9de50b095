import type {
  signIn as englishSignIn,
  firstRun as englishFirstRun,
  saml as englishSaml,
  mfa as englishMfa,
} from '../../en/window/sign-in.ts';

export const signIn: typeof englishSignIn = {
  title: (label) => `${label} にサインイン`,
  starting: 'AWS に接続しています…',
  queued: (label) => `${label} へのサインインが終わるのを待っています。終わると自動的に始まります。`,
  queuedBehind: '別のサインインが終わるのを待っています。終わると自動的に始まります。',
  browserLead: 'ブラウザで続けてください',
  browserBody: 'サインインページを開きました。ページでリクエストを承認すると、この画面は自動的に進みます。',
  openAgain: 'ページをもう一度開く',
  copyLink: 'リンクをコピー',
  linkCopied: 'リンクをコピーしました',
  copyCode: 'コードをコピー',
  codeCopied: 'コードをコピーしました',
  useDeviceCode: '代わりにデバイスコードを使用する',
  useDeviceCodeHint: 'ブラウザからこの画面に戻れない場合や、別のデバイスでサインインする場合に使用します。',
  deviceLead: 'ページに同じコードが表示されていることを確認してください',
  deviceBody: 'コードの入力を求められたら入力し、ページに同じコードが表示されている場合だけ承認してください。',
  codeSpelled: (spelled) => `コード: ${spelled}`,
  openPage: 'ページを開く',
  neverShare:
    'ご自身で始めたサインインの場合だけ続けてください。他の人から送られたコードは絶対に入力しないでください。',
  timeLeft: (left) => `承認の期限まで残り ${left}`,
  spentLeft: '承認の期限が切れました',
  anotherBrowser: '別のブラウザ',
  browsers: 'ブラウザ',
  hide: '閉じて続ける',
  hideHint: '閉じてもサインインは続きます。セッションの行から戻れます。',
  cancel: 'サインインをキャンセル',
  succeeded: (label) => `${label} にサインインしました`,
};

export const firstRun: typeof englishFirstRun = {
  heading: 'AWS アクセスポータルに接続',
  body: 'Daypass は IAM Identity Center にサインインし、一時的な認証情報を発行します。パスワードは保存しません。',
  addHeading: 'セッションを追加',
  name: 'セッション名',
  nameHint: '会社名など、わかりやすい短い名前です。英数字と -\u00A0_\u00A0. が使えます。',
  namePlaceholder: 'acme',
  startUrl: '開始 URL（SSO start URL）',
  startUrlHint: 'AWS アクセスポータルのアドレス、または acme のようなエイリアスを入力して Enter キーを押してください。',
  startUrlPlaceholder: 'https://d-xxxxxxxxxx.awsapps.com/start',
  region: 'リージョン',
  regionHint: 'IAM Identity Center が有効なリージョンです。普段の作業リージョンではありません。',
  regionPlaceholder: 'ap-northeast-1',
  regionAndName: (region, name) => {
    if (name === '') return 'リージョンと名前';
    return region === '' ? `リージョン: 自動検出 · 名前: ${name}` : `リージョン: ${region} · 名前: ${name}`;
  },
  findingRegion: 'アクセスポータルに問い合わせています…',
  submit: '追加してサインイン',
  submitting: '追加しています…',
  writes: 'AWS の設定ファイルに [sso-session] セクションを 1 つ追加します。ほかの内容は変更しません。',
  required: '入力してください。',
};

export const saml: typeof englishSaml = {
  kind: 'SAML アプリケーションです。組織外の AWS アカウントにサインインします。リージョンは必要ありません。',
  itIsSaml: 'これは SAML アプリケーションのリンクです',
  itIsPortal: 'これはアクセスポータルです',
  link: 'アプリケーションのリンク',
  linkHint:
    'アクセスポータルでアプリケーションを右クリックしてリンクをコピーします。ほかの ID プロバイダーでは、サインインを始めるリンクです。',
  writes: 'Daypass 自身のフォルダーに保存し、AWS のファイルは変更しません。',
  waitLead: 'ID プロバイダーで完了してください',
  waitBody: {
    installedBrowser:
      'このアプリケーション用のブラウザウィンドウが開きました。そこでサインインしてください。Daypass は送信前の応答を受け取り、このウィンドウは自動で続行します。',
    signInWindow:
      'Daypass のウィンドウが開きました。そこでサインインしてください。Daypass は送信前の応答を受け取り、このウィンドウは自動で続行します。',
    everydayBrowser:
      'ブラウザでページが開きました。そこでサインインしてください。応答はこのコンピューターに直接戻り、このウィンドウは自動で続行します。',
  },
  paste: '応答を貼り付ける…',
  pasteBody: 'ほかの場所で行ったサインイン用です。',
  response: 'SAMLResponse',
  responseHint: 'ブラウザの開発者ツールにある SAMLResponse の値です。AWS にだけ送られ、保存されません。',
  useResponse: 'これでサインイン',
  rename: '名前を変更…',
  renameTitle: (name) => `${name} の名前を変更`,
  renameBody: 'この名前を使うプロファイルは引き続き動作します。',
  renameApply: '変更',
  renamed: (name) => `名前を ${name} に変更しました`,
  remove: '削除…',
  removeTitle: (name) => `${name} を削除しますか?`,
  removeBody: 'キー、サインイン、ブラウザプロファイルも削除されます。これを使うプロファイルは動作しなくなります。',
  removeApply: '削除',
  removed: (name) => `${name} を削除しました`,
  addAsSaml: 'SAML アカウントとして追加',
  saml2awsFound: (names) => `このコンピューターに saml2aws のアカウントがあります: ${names}。`,
  saml2awsImport: '取り込む',
  imported: (names) => `追加しました: ${names}。`,
  notImported: (names) => `追加できませんでした: ${names}。リンクまたは名前が使えません。`,
};

export const mfa: typeof englishMfa = {
  title: 'MFA デバイスのコードを入力してください',
  lead: (profile: string) => `プロファイル「${profile}」のロールに必要です。`,
  code: 'コード',
  device: (serial: string) => `デバイス: ${serial}。コードは保存されません。`,
  submit: '続ける',
  sixDigits: 'デバイスに表示されている 6 桁の数字を入力してください。',
  refused: '前のコードは AWS に受け付けられませんでした。次のコードを待ってください。',
};
