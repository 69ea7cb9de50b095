import type { ErrorFacts } from '../../../shared/errors/daypass-error.ts';
import type { findings as english } from '../en/findings.ts';
import { shellWord } from '../../words/shell-word.ts';
import { factText } from '../error-entry.ts';
import { counted } from '../plural.ts';

const profile = (facts: ErrorFacts) => factText(facts, ['profile'], (name) => `プロファイル ${name} `, 'プロファイル');
const session = (facts: ErrorFacts) => factText(facts, ['session'], (name) => `セッション ${name} `, 'セッション');
const owner = (facts: ErrorFacts) => (facts['profile'] === undefined ? session(facts) : profile(facts));
const section = (facts: ErrorFacts) => factText(facts, ['section'], (header) => `[${header}]`, 'セクション');
const key = (facts: ErrorFacts) => factText(facts, ['key'], (name) => name, '設定項目');
const value = (facts: ErrorFacts) => factText(facts, ['value'], (text) => `「${text}」`, 'この値');
const firstLine = (facts: ErrorFacts) => factText(facts, ['firstLine'], (line) => `（最初は ${line} 行目）`, '');
const missing = (facts: ErrorFacts) => factText(facts, ['missing'], (names) => names, '必要な設定');
const variable = (facts: ErrorFacts) => factText(facts, ['variable'], (name) => name, '環境変数');
const file = (facts: ErrorFacts) => factText(facts, ['file'], (name) => name, 'ファイル');
const inSession = (facts: ErrorFacts) => factText(facts, ['session'], (name) => `（セッション ${name}）`, '');
const count = (facts: ErrorFacts, name: string) => Number(facts[name] ?? 0);
/** Names that a mistyped one may stand for come first. */
const meant = (facts: ErrorFacts, advice: string) =>
  factText(facts, ['near'], (names) => `${names} のことですか? ${advice}`, advice);
const endpointVariables = (facts: ErrorFacts) => {
  const more = factText(facts, ['also'], (names) => names, '')
    .split(' ')
    .filter(Boolean).length;
  return more === 0
    ? `${variable(facts)} が接続先を変えています`
    : `${variable(facts)} ほか ${more} 個の変数が接続先を変えています`;
};

const REFUSED =
  'AWS CLI と Python のツールは、これがあるとファイル全体を拒否します。どのプロファイルも使えなくなります。';

/** Whose file it is, by its name and form; the programs' own names. */
const WRITERS: Readonly<Record<string, string>> = {
  awsToken: 'AWS CLI または AWS SDK のトークン',
  awsRegistration: 'AWS CLI または AWS SDK のクライアント登録',
  awsOldRegistration: '古い AWS CLI のクライアント登録',
  vscode: 'AWS Toolkit for VS Code または Amazon Q のファイル',
  jetbrains: 'AWS Toolkit for JetBrains のファイル',
  kiro: 'Kiro のファイル',
};
const written = (facts: ErrorFacts) => {
  const writer = WRITERS[String(facts['writer'] ?? '')];
  return writer === undefined
    ? '名前と形式からは、どのプログラムが書いたか分かりません。'
    : `名前と形式から、${writer}と考えられます。`;
};

function oddForm(facts: ErrorFacts): string {
  switch (facts['form']) {
    case 'nullRefreshToken':
      return 'リフレッシュトークンの値が null になっています。Go の SDK はこのファイルを読めません。';
    case 'expiryUtcSuffix':
      return '有効期限の末尾が「Z」ではなく「UTC」です。Go の SDK では失敗し、JavaScript の SDK は使うたびに更新しようとします。';
    case 'expiryWithoutZone':
      return '有効期限にタイムゾーンがありません。AWS CLI と Python のツールは異常終了します。';
    case 'noRegistrationExpiry':
      return 'クライアント登録の有効期限が書かれていません。AWS CLI と Python のツールはトークンを更新しません。';
    default:
      return '有効期限の書き方が、一部のツールでは読めない形です。';
  }
}

function homeSplit(facts: ErrorFacts): string {
  return facts['where'] === 'wsl'
    ? 'WSL には Windows とは別のホームフォルダーがあります。Windows 側のサインインやプロファイルは WSL からは見えず、その逆も同じです。'
    : 'HOME と USERPROFILE が別々のフォルダーを指しています。JavaScript の SDK は前者を、AWS CLI と Go の SDK は後者を見ます。';
}

function environmentRegion(facts: ErrorFacts): string {
  const names = `${factText(facts, ['awsRegion'], (name) => name, 'あるリージョン')} と ${factText(facts, ['awsDefaultRegion'], (name) => name, '別のリージョン')}`;
  return `それぞれ ${names} を指しています。boto3 は AWS_DEFAULT_REGION だけを、JavaScript の SDK は AWS_REGION だけを読むため、ツールごとにリージョンが変わります。`;
}

export const findings: typeof english = {
  severities: { error: 'エラー', warning: '警告', note: '参考' },
  clients: { botocore: 'AWS CLI・Python', javascript: 'JavaScript', go: 'Go' },
  entries: {
    fileUnreadable: (facts) => ({
      title: 'ファイルを読めません',
      explanation: `${file(facts)} はありますが、${
        {
          forbidden: 'このユーザーには読み取り権限がありません',
          tooLarge: '大きすぎます',
          notAFile: '通常のファイルではありません',
        }[String(facts['reason'])] ?? '読み取りに失敗しました'
      }。`,
      fix: '所有者、アクセス権、ファイルの種類を確認してください。',
    }),
    notUtf8: () => ({
      title: 'UTF-8 ではない文字があります',
      explanation: 'AWS CLI と Python のツールは UTF-8 として読むため、ファイル全体が読めなくなります。',
      fix: 'エディターで UTF-8 として保存し直すか、該当する文字を書き直してください。',
    }),
    notAscii: () => ({
      title: 'ASCII 以外の文字があります（Windows）',
      explanation:
        'Windows の AWS CLI と Python のツールは、UTF-8 ではなくシステムのコードページでファイルを読みます。名前が文字化けし、文字によってはファイル全体が読めなくなります。',
      fix: 'このファイルでは ASCII だけを使うか、AWS_CLI_FILE_ENCODING=UTF-8 と PYTHONUTF8=1 を設定してください。',
    }),
    byteOrderMark: () => ({
      title: 'ファイルの先頭に BOM（バイト順マーク）があります',
      explanation: `Windows の一部のエディターが付ける、目に見えない文字です。${REFUSED}Go の SDK は最初のセクションを見落とします。`,
      fix: 'BOM を取り除きます。',
    }),
    loneCarriageReturn: () => ({
      title: '行の途中に復帰文字（CR）があります',
      explanation: 'AWS CLI と Python のツールはそこで改行とみなしますが、JavaScript と Go の SDK はみなしません。',
      fix: '正しい改行に直します。',
    }),
    lineBeforeFirstSection: () => ({
      title: '最初のセクションより前に設定があります',
      explanation: `どのプロファイルにも属していません。${REFUSED}`,
      fix: 'この行をコメントにします。',
    }),
    lineWithoutDelimiter: () => ({
      title: '設定になっていない行があります',
      explanation: `「=」がありません。${REFUSED}`,
      fix: 'この行をコメントにします。',
    }),
    emptyKey: () => ({
      title: '名前のない値があります',
      explanation: `「=」の前に何もありません。${REFUSED}`,
      fix: 'この行をコメントにします。',
    }),
    duplicateSection: (facts) => ({
      title: `セクション ${section(facts)} が 2 回あります${firstLine(facts)}`,
      explanation: `${REFUSED}JavaScript と Go の SDK は 2 つを合わせて読みます。`,
      fix: '2 つのセクションを 1 つにまとめます。同じ設定は、SDK の読み方どおり後の値を残します。',
    }),
    duplicateSpelling: (facts) => ({
      title: `セクション ${section(facts)} は、書き方の違う別のセクションと同じ名前です${firstLine(facts)}`,
      explanation:
        '同じプロファイルとみなすクライアントと、別のものとみなすクライアントがあります。どの設定が効くかはツール次第です。',
      fix: 'どちらか一方だけを残してください。',
    }),
    duplicateKey: (facts) => ({
      title: `設定 ${key(facts)} が 2 回あります${firstLine(facts)}`,
      explanation: `${REFUSED}JavaScript と Go の SDK は後の値を使います。`,
      fix: '前の行を取り除きます。SDK で効いているのは後の行です。',
    }),
    headerQuoted: (facts) => ({
      title: `見出し ${section(facts)} に引用符があります`,
      explanation: '引用符を名前の一部とみなし、このセクションを見つけられないツールがあります。',
      fix: '引用符を取り除きます。',
    }),
    headerSpaced: (facts) => ({
      title: `見出し ${section(facts)} の空白が標準の形ではありません`,
      explanation: 'この空白の入れ方では、セクションを見つけられないツールがあります。',
      fix: '空白を 1 つにした見出しに書き直します。',
    }),
    headerTrailingText: (facts) => ({
      title: `見出し ${section(facts)} の直後に文字があります`,
      explanation: 'JavaScript の SDK はこの見出しを認識せず、下の設定を前のセクションのものとして読みます。',
      fix: 'その文字を独立したコメント行に移します。',
    }),
    headerIndented: (facts) => ({
      title: `見出し ${section(facts)} が字下げされています`,
      explanation:
        'AWS CLI と Python のツールは、これを上の値の続きとして読みます。セクションは失われ、上の値も正しくなくなります。',
      fix: '字下げをなくします。',
    }),
    headerWithoutPrefix: (facts) => ({
      title: `${section(facts)} は「profile」がないためプロファイルになりません`,
      explanation:
        'config ファイルでは、プロファイルの見出しは [profile 名前] です（[default] だけは例外）。このままではどのツールからも見えません。',
      fix: '名前の前に「profile」を付けます。',
    }),
    headerPrefixInCredentials: (facts) => ({
      title: `${section(facts)} の「profile」は credentials ファイルでは使えません`,
      explanation:
        'credentials ファイルでは、プロファイルの見出しは [名前] だけです。ツールはこのキーを見つけられません。',
      fix: '「profile」を取り除きます。',
    }),
    nameNotPortable: (facts) => ({
      title: `${section(facts)} を見つけられないツールがあります`,
      explanation: '名前に空白や、一部のツールが名前として読めない文字が含まれています。',
      fix: '英数字と . _ + @ % : / - だけの名前に、使っている場所も含めて変更してください。',
    }),
    colonDelimiter: (facts) => ({
      title: `${key(facts)} の後が「=」ではなく「:」です`,
      explanation: 'JavaScript の SDK はこの行を読み飛ばします。',
      fix: '「=」に書き直します。',
    }),
    inlineComment: (facts) => ({
      title: `${key(facts)} の値の後ろにコメントがあります`,
      explanation: 'AWS CLI と Python のツールは、コメントも値の一部として読みます。',
      fix: 'コメントを独立した行に移します。',
    }),
    quotedValue: (facts) => ({
      title: `${key(facts)} の値が引用符で囲まれています`,
      explanation: 'AWS CLI、Python のツール、JavaScript の SDK は、引用符も値の一部として読みます。',
      fix: '引用符を取り除きます。',
    }),
    keyUpperCase: (facts) => ({
      title: `${key(facts)} に大文字が使われています`,
      explanation: 'JavaScript の SDK は小文字の名前だけを探すため、この設定を見つけられません。',
      fix: '小文字に書き直します。',
    }),
    indentedKey: (facts) => ({
      title: `${key(facts)} の行が字下げされています`,
      explanation: '上の値の続きとして読むツールと、独立した設定として読むツールがあります。',
      fix: '字下げをなくします。',
    }),
    defaultSectionUpperCase: () => ({
      title: '[DEFAULT] は [default] ではありません',
      explanation:
        'AWS CLI と Python のツールはこの設定をすべてのプロファイルに加えますが、JavaScript と Go の SDK はどのプロファイルにも加えません。',
      fix: 'デフォルトプロファイルのつもりなら [default] と書き、そうでなければ必要なプロファイルに設定を書いてください。',
    }),
    defaultTwice: (facts) => ({
      title: `[default] と [profile default] の両方があります${firstLine(facts)}`,
      explanation: 'この 2 つは同じプロファイルです。どちらが効くかはツールによって変わります。',
      fix: 'どちらか一方だけを残してください。',
    }),
    fileUtf16: () => ({
      title: 'ファイルが UTF-16 で保存されています',
      explanation:
        'AWS のツールは UTF-8 で読むため、何も見つけられません。Windows のエディターや PowerShell の「>」は UTF-16 で書き込みます。',
      fix: 'バイト順マークなしの UTF-8 で保存し直してください。',
    }),
    headerPrefixUnknown: (facts) => ({
      title: `${section(facts)} はどのツールにも認識されません`,
      explanation:
        '見出しは小文字の「profile」か「sso-session」（ハイフン）で始まります。このセクションはどのツールからも見えません。',
      fix: factText(facts, ['near'], (text) => `[${text}] と書いてください。`, '最初の語を直してください。'),
    }),
    keyUnknown: (facts) => ({
      title: `${key(facts)} という設定はありません`,
      explanation: `ツールはこの行を無視します。${factText(facts, ['near'], (name) => `${name} の誤りと思われます。`, '名前の誤りと思われます。')}`,
      fix: factText(facts, ['near'], (name) => `${name} に変更してください。`, '名前を直してください。'),
    }),
    valueUnknown: (facts) => ({
      title: `${value(facts)} は ${key(facts)} の値ではありません`,
      explanation:
        facts['allowed'] === 'number'
          ? '整数を指定します。ほかの値はツールが拒否するか無視します。'
          : `指定できるのは ${factText(facts, ['allowed'], (values) => values, '別の値')} です。ほかの値はツールが拒否するか無視します。`,
      fix: factText(facts, ['near'], (text) => `${text} と書いてください。`, '値を直してください。'),
    }),
    sessionInCredentials: (facts) => ({
      title: `${section(facts)} のファイルが違います`,
      explanation: 'ツールがセッションを探すのは config ファイルだけです。',
      fix: 'このセクションを config ファイルに移してください。',
    }),
    roleNameReserved: (facts) => ({
      title: `${value(facts)} は IAM でのロール名です`,
      explanation: 'sso_role_name には許可セットの名前を書きます。長い名前は AWS に拒否されます。',
      fix: factText(facts, ['near'], (text) => `${text} と書いてください。`, '許可セットの名前を書いてください。'),
    }),
    servicesMissing: (facts) => ({
      title: `${profile(facts)}が、存在しない services セクションを指しています`,
      explanation: `[services ${factText(facts, ['services'], (name) => name, '名前')}] というセクションがありません。AWS CLI と Python ツールはこのプロファイルを拒否し、ほかのツールは意図したエンドポイントではなく AWS に接続します。`,
      fix: meant(facts, '名前を直すか、その行を取り除いてください。'),
    }),
    signInAndProcess: (facts) => ({
      title: `${profile(facts)} にはサインインとプログラムの両方があります`,
      explanation:
        'AWS CLI、Python ツール、Go の SDK は SSO のサインインを使い、JavaScript の SDK は credential_process を実行します。別々のロールになることがあります。',
      fix: 'プロファイルにはどちらか一方だけを残し、もう一方には別のプロファイルを作成してください。',
    }),
    sourceTwice: (facts) => ({
      title: `${profile(facts)} にキーの取得元が 2 つあります`,
      explanation: 'source_profile と credential_source は同時に指定できません。ツールはこのプロファイルを拒否します。',
      fix: 'どちらかの行を削除してください。',
    }),
    durationTooLong: (facts) => ({
      title: `${profile(facts)} が 1 時間を超える期間を求めています`,
      explanation: `別のロールのキーで引き受けるロールでは、AWS の上限は 3600 秒です。${value(facts)} は拒否されます。`,
      fix: '3600 以下にするか、duration_seconds を削除してください。',
    }),
    keysExpired: (facts) => ({
      title: `${factText(facts, ['profile'], (name) => `プロファイル ${name} `, 'プロファイル')}のキーは有効期限が切れています`,
      explanation: `別のツールが認証情報ファイルに書いたもので、${factText(facts, ['ended'], (text) => ` ${text} `, '以前')}に切れました。`,
      fix: 'そのツールで新しいキーを取得するか、セクションを削除してください。',
    }),
    environmentKeysExpired: (facts) => ({
      title: '環境変数のキーは有効期限が切れています',
      explanation: `${variable(facts)} は ${factText(facts, ['ended'], (text) => text, '過去の時刻')} です。プロファイルに関係なく、ツールは失敗します。`,
      fix: '解除してください: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION。',
    }),
    environmentAuthoritiesMissing: (facts) => ({
      title: `${variable(facts)} のファイルがありません`,
      explanation: `${factText(facts, ['path'], (path) => path, 'ファイル')} は存在しません。AWS への接続が失敗するか、想定より少ないサーバーしか信頼されません。`,
      fix: 'パスを直すか、変数を解除してください。',
    }),
    readDifferently: (facts) => ({
      title: `${section(facts)} の ${key(facts)} の読み方がツールごとに違います`,
      explanation: 'この書き方は、ツールによって別の意味になります。',
      fix: '設定を 1 行に 1 つずつ「キー = 値」の形で書いてください。',
    }),

    sessionIncomplete: (facts) => ({
      title: `${session(facts)}に ${missing(facts)} がありません`,
      explanation: 'これがないとサインインできません。',
      fix: `セクションに ${missing(facts)} を加えてください。`,
    }),
    sessionMissing: (facts) => ({
      title: `${profile(facts)}が、存在しないセッションを指しています`,
      explanation: `[sso-session ${factText(facts, ['session'], (name) => name, '名前')}] というセクションがありません。`,
      fix: meant(facts, '名前を直すか、セッションを追加してください（daypass session add）。'),
    }),
    sessionContradicted: (facts) => ({
      title: `${profile(facts)}とセッションで ${key(facts)} が食い違っています`,
      explanation: `プロファイルでは${factText(facts, ['inProfile'], (text) => `「${text}」`, '別の値')}、${session(facts)}では${factText(facts, ['inSession'], (text) => `「${text}」`, '別の値')}です。AWS のツールはこのプロファイルを拒否します。`,
      fix: 'プロファイルの行を取り除き、セッションの値に揃えます。',
    }),
    sessionRedundant: (facts) => ({
      title: `${profile(facts)}が、セッションの ${key(facts)} を重ねて書いています`,
      explanation: '今は害がありませんが、どちらかを変えると AWS CLI がこのプロファイルを拒否します。',
      fix: 'プロファイルの行を取り除きます。',
    }),
    profileIncomplete: (facts) => ({
      title: `${profile(facts)}に ${missing(facts)} がありません`,
      explanation: 'このプロファイルではキーを取得できません。',
      fix: `プロファイルに ${missing(facts)} を加えてください。`,
    }),
    regionUnknown: (facts) => ({
      title: `リージョン${value(facts)}は一覧にありません`,
      explanation: `${owner(facts)}の ${key(facts)} の値です。一覧より新しいリージョンか、${factText(facts, ['near'], (name) => ` ${name} の`, '')}打ち間違いかもしれません。`,
      fix: 'リージョンのコードを確認してください。',
    }),
    regionMalformed: (facts) => ({
      title: `${value(facts)}はリージョンではありません`,
      explanation: `${owner(facts)}の ${key(facts)} の値です。ツールは存在しないホストに接続しようとします。`,
      fix: factText(
        facts,
        ['near'],
        (name) => `${name} に書き直します。`,
        'ap-northeast-1 のようなリージョンのコードを書いてください。',
      ),
    }),
    scopesMissing: (facts) => ({
      title: `${session(facts)}に sso_registration_scopes がありません`,
      explanation: 'AWS CLI でサインインするとトークンを更新できず、期限が切れるたびにサインインが必要になります。',
      fix: 'sso_registration_scopes = sso:account:access を加えます。',
    }),
    startUrlForms: (facts) => ({
      title: '同じ開始 URL が別の書き方でも書かれています',
      explanation: `${value(facts)}が、ここでは${factText(facts, ['also'], (text) => `「${text}」`, '別の形')}と書かれています。sso-session のないプロファイルは書き方ごとにトークンを持つため、その数だけサインインが必要になります。`,
      fix: `すべて${value(facts)}に揃えます。`,
    }),
    startUrlInvalid: (facts) => ({
      title: `${value(facts)}は開始 URL ではありません`,
      explanation: `${owner(facts)}はこの値ではサインインできません。開始 URL は https:// で始まります。`,
      fix: '招待メールなどから AWS アクセスポータルの URL をコピーしてください。',
    }),
    accountIdInvalid: (facts) => ({
      title: `${value(facts)}はアカウント ID ではありません`,
      explanation: `${profile(facts)}には 12 桁の数字が必要です。表計算ソフトでは先頭の 0 が消えることがあります。`,
      fix: '12 桁すべてを書いてください。',
    }),
    legacyProfile: (facts) => ({
      title: `sso-session のないプロファイルが ${counted('ja', count(facts, 'profiles'), { other: '件' })}あります`,
      explanation: `${value(facts)}へのサインインは決まった時間（通常 8 時間）で終わり、更新できません。sso-session にすると自動で更新されます。`,
      fix: 'これらのプロファイルを sso-session に移してください（daypass profile move）。',
    }),

    staticKeysShadow: (facts) => ({
      title: `${profile(facts)}には長期アクセスキーもあります`,
      explanation: `credentials ファイル${factText(facts, ['line'], (line) => `の ${line} 行目`, '')}にあります。JavaScript と Go の SDK はそのキーを、AWS CLI は SSO のサインインを使います。`,
      fix: 'credentials ファイルからキーを取り除くか、どちらかの名前を変えてください。',
    }),
    sourceProfileMissing: (facts) => ({
      title: `${profile(facts)}が、存在しないプロファイルを元にしています`,
      explanation: `source_profile の値は${factText(facts, ['source'], (name) => `「${name}」`, '不明')}です。`,
      fix: meant(facts, '名前を直すか、そのプロファイルを追加してください。'),
    }),
    sourceProfileLoop: (facts) => ({
      title: `${profile(facts)}が自分自身を元にしています`,
      explanation: `source_profile をたどると元に戻ります: ${factText(facts, ['chain'], (names) => names, '循環')}`,
      fix: 'どれか 1 つを、自分でキーを持つプロファイルに向けてください。',
    }),
    credentialProcessMissing: (facts) => ({
      title: `${profile(facts)}のプログラムが見つかりません`,
      explanation: `credential_process が${value(facts)}を実行しますが、存在しないか、PATH にありません。`,
      fix: 'プログラムをインストールするか、フルパスで書いてください。',
    }),
    bridgeNotRunnable: (facts) => ({
      title: `ブリッジ ${profile(facts)}はどこからでも実行できるわけではありません`,
      explanation:
        'credential_process がもう存在しないか、PATH にプログラムまたはインタープリターがある場合にしか実行できません。デスクトップ、サービス、エディターから起動されたツールはキーを取得できません。',
      fix: 'インタープリターとプログラムをフルパスで書いてください。',
    }),
    environmentKeys: (facts) => ({
      title: `${variable(facts)} が設定されています`,
      explanation:
        '環境変数のキーはプロファイルより優先されます。プロファイルの内容にかかわらず、このキーが使われます。',
      fix: '変数を解除してください: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
    }),
    environmentProfileMissing: (facts) => ({
      title: `${variable(facts)} が、存在しないプロファイルを指しています`,
      explanation: `値は${value(facts)}です。直すまで、どのツールも失敗します。`,
      fix: meant(facts, '変数を直すか解除し、またはそのプロファイルを追加してください。'),
    }),
    environmentProfilesDiffer: (facts) => ({
      title: 'AWS_PROFILE と AWS_DEFAULT_PROFILE が別のプロファイルを指しています',
      explanation: `それぞれ${factText(facts, ['awsProfile'], (name) => `「${name}」`, 'あるもの')}と${factText(facts, ['awsDefaultProfile'], (name) => `「${name}」`, '別のもの')}です。どちらを使うかは、Python のツール、AWS CLI、SDK で一致しません。`,
      fix: 'AWS_DEFAULT_PROFILE を解除してください。',
    }),
    environmentRegion: (facts) => ({
      title: 'AWS_REGION と AWS_DEFAULT_REGION が違います',
      explanation: environmentRegion(facts),
      fix: '両方を同じ値にするか、解除してください。',
    }),
    environmentEndpoint: (facts) => ({
      title: endpointVariables(facts),
      explanation: `ツールは AWS ではなく ${factText(facts, ['host'], (host) => host, '別のホスト')} に接続します。`,
      fix: '意図していない変数は解除してください。ローカルの代替環境で使うなら、このままで構いません。',
    }),
    environmentTlsUnverified: (facts) => ({
      title: `${variable(facts)} がサーバーの検証を無効にしています`,
      explanation:
        'Node で動くツールは、応答したどのサーバーにもキーやトークンを送信します。Daypass は設定にかかわらず検証します。',
      fix: '解除してください。会社が通信を検査している場合は、NODE_EXTRA_CA_CERTS にその CA ファイルを指定します。',
    }),
    environmentFileElsewhere: (facts) => ({
      title: `${variable(facts)} が別のファイルを指しています`,
      explanation:
        facts['state'] === 'missing'
          ? `${factText(facts, ['path'], (path) => path, 'そのファイル')} は存在しません。ツールはプロファイルを見つけられません。`
          : `ツールは ${factText(facts, ['path'], (path) => path, 'そのファイル')} を読みます。~/.aws の内容は使われません。`,
      fix: '意図したものでなければ、変数を解除してください。',
    }),
    homeSplit: (facts) => ({
      title: facts['where'] === 'wsl' ? 'WSL と Windows のホームは別です' : 'ホームフォルダーが 2 つあります',
      explanation: homeSplit(facts),
      fix:
        facts['where'] === 'wsl'
          ? 'ツールを動かす側でサインインしてください。'
          : 'HOME を解除するか、USERPROFILE と同じフォルダーにしてください。',
    }),

    tokenFileTorn: (facts) => ({
      title: `トークンファイルが壊れています${inSession(facts)}`,
      explanation:
        '1 つの完全な JSON になっていません。異常終了やディスクの空き不足の後に起こります。どのツールも読めません。',
      fix: 'ファイルをバックアップに移します。次のサインインで作り直されます。',
    }),
    tokenFileOddForm: (facts) => ({
      title: `トークンファイルの形が標準と違います${inSession(facts)}`,
      explanation: oddForm(facts),
      fix: 'Daypass でサインインするか更新してください。すべてのツールが読める形で書き込みます。',
    }),
    tokenFileExpired: (facts) => ({
      title: `${session(facts)}のサインインの有効期限が切れています`,
      explanation: 'トークンの期限が切れていて、更新できません。',
      fix: factText(
        facts,
        ['session'],
        (name) => `サインインしてください（daypass login ${shellWord(name)}）。`,
        'サインインしてください。',
      ),
    }),
    tokenFileStale: (facts) => ({
      title: '使われていないトークンファイルがあります',
      explanation: `${file(facts)} は ${counted('ja', count(facts, 'daysAgo'), { other: '日' })}前に期限が切れ、使用中のセッションのものではありません。${written(facts)}`,
      fix: 'ファイルをバックアップに移します。',
    }),
    tokenFileForeignOwner: (facts) => ({
      title: 'トークンキャッシュに他のユーザーのファイルがあります',
      explanation: `${file(facts)} はあなたのものではありません（sudo で作られた可能性があります）。ツールは更新できず、仕込まれたトークンなら他人としてサインインしてしまいます。${written(facts)}`,
      fix: '出どころを確認し、削除するか chown で自分のものにしてください。',
    }),
    registrationFileTorn: (facts) => ({
      title: 'クライアント登録のファイルが壊れています',
      explanation: `${file(facts)} が不完全です。このため「aws sso login」は何度でも失敗します。`,
      fix: 'ファイルをバックアップに移します。AWS CLI が登録し直します。',
    }),
    strayFile: (facts) => ({
      title: 'トークンキャッシュに無関係なファイルがあります',
      explanation: `「aws sso logout」はこのフォルダーのファイルをすべて調べ、${file(facts)} で異常終了します。残りはサインアウトされません。${written(facts)}`,
      fix: '別の場所に移してください。',
    }),

    permissionsTooWide: (facts) => ({
      title: `${factText(facts, ['file'], (name) => name, 'このファイル')} を他のユーザーが${facts['risk'] === 'write' ? '変更' : '読み取り'}できます`,
      explanation: `アクセス権は ${factText(facts, ['mode'], (mode) => mode, '広すぎる値')} です。${
        facts['risk'] === 'write'
          ? '書き込める人は、あなたのツールに任意のプログラムを実行させられます。'
          : 'トークンやキーが含まれることがあります。'
      }`,
      fix: 'このユーザーだけがアクセスできるようにします。',
    }),
    notYours: (facts) => {
      const path = factText(facts, ['path'], (name) => name, 'ファイル');
      if (facts['reason'] === 'link')
        return {
          title: 'Daypass のファイルの場所にリンクがあります',
          explanation: `${path} はシンボリックリンクです。Daypass は自身のファイルではリンクをたどらないため、使用していません。`,
          fix: 'リンクが置かれている理由を確認し、削除してください。',
        };
      if (facts['reason'] === 'openToOthers')
        return {
          title: 'Daypass のフォルダーに他のユーザーも書き込めます',
          explanation: `${path} のバックアップは設定ファイルに戻されるため、他のユーザーがツールの動作を変えられます。`,
          fix: 'Daypass を再起動すると、フォルダーは自分専用になります。',
        };
      const whose = factText(
        facts,
        ['owner'],
        (name) => (name === 'root' ? 'root' : `ユーザー ${name}`),
        '別のユーザー',
      );
      return {
        title: `所有者が ${whose} です`,
        explanation: `${path} はあなたのものではありません（sudo で実行した可能性があります）。中のファイルを更新も変更もできません。`,
        fix: `自分のものにするには「sudo chown -R "$(id -u)" ${shellWord(path)}」を実行してください。`,
      };
    },
    notWritable: (facts) => {
      const path = factText(facts, ['path'], (name) => name, 'ファイル');
      const [why, fix] =
        facts['reason'] === 'immutable'
          ? [
              '変更不可の属性が付いています',
              `変更してよければ「sudo chattr -i ${shellWord(path)}」（macOS では chflags nouchg）を実行してください。`,
            ]
          : facts['reason'] === 'readOnlyFileSystem'
            ? [
                '読み取り専用のファイルシステムにあります',
                '書き込み可能でマウントするか、ファイルの作成元で変更してください。',
              ]
            : [
                'モードかアクセスリストで書き込みが禁止されています',
                'chmod u+w で許可するか、getfacl でアクセスリストを確認してください。',
              ];
      return {
        title: '書き込めません',
        explanation: `${path} は書き込めません。${why}。サインインの更新と編集ができません。`,
        fix,
      };
    },
    clockSkewed: (facts) => ({
      title: `時計が ${counted('ja', Math.abs(count(facts, 'minutes')), { other: '分' })}${count(facts, 'minutes') < 0 ? '遅れて' : '進んで'}います`,
      explanation: '5 分を超えてずれていると AWS は署名を拒否し、有効期限の計算も狂います。',
      fix: 'ネットワークの時刻に合わせてください。',
    }),
    fileLarge: (facts) => ({
      title: `1 つのファイルにプロファイルが ${counted('ja', count(facts, 'profiles'), { other: '件' })}あります`,
      explanation: `AWS のツールは起動のたびにすべてを読みます。AWS CLI では 1 回あたり約 ${new Intl.NumberFormat('ja').format(count(facts, 'addedMillis'))} ミリ秒かかります。`,
      fix: '使わないプロファイルを取り除いてください。',
    }),
  },
};
