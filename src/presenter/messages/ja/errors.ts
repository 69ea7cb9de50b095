import { teamAdvice, teamErrors } from './moving/team-errors.ts';
import type { ErrorFacts } from '../../../shared/errors/daypass-error.ts';
import { shellWord } from '../../words/shell-word.ts';
import { factText, type CommandLineAdvice, type ErrorEntries, type ErrorWords } from '../error-entry.ts';

const quoted = (value: string) => `「${value}」`;
const session = (facts: ErrorFacts) => factText(facts, ['sessionName', 'session', 'name'], quoted, 'このセッション');
const named = (facts: ErrorFacts, names: readonly string[], noun: string) =>
  factText(facts, names, (value) => `${noun}${quoted(value)}`, `その名前の${noun}`);
const sshHost = (facts: ErrorFacts) => factText(facts, ['host'], (value) => value, 'ホスト');
const file = (facts: ErrorFacts, fallback: string) =>
  factText(facts, ['path', 'file', 'filePath'], (value) => `${value} `, fallback);
const account = (facts: ErrorFacts) =>
  factText(facts, ['accountId', 'account'], (value) => `アカウント ${value} の`, '');

/** Problems with a command line, by the fact `problem`. */
const proxy = (facts: ErrorFacts) => factText(facts, ['proxy'], (address) => ` ${address} `, '');

function samlLinkMessage({ problem }: ErrorFacts): string {
  switch (problem) {
    case 'notHttps':
      return 'SAML アプリケーションのリンクは https:// で始まります。';
    case 'hasCredentials':
      return 'リンクにユーザー名かパスワードが含まれています。';
    case 'tooLong':
      return 'リンクが 4,096 文字を超えています。';
    case 'portalOnly':
      return 'これはアクセスポータルのリンクです。アプリケーションのリンクではありません。';
    default:
      return 'これはリンクではありません。';
  }
}

function samlLinkAdvice({ problem }: ErrorFacts): string {
  if (problem === 'hasCredentials') return '@ より前の部分を取り除いて、もう一度お試しください。';
  return 'アクセスポータルでアプリケーションを右クリックしてリンクをコピーしてください。ほかの ID プロバイダーでは、サインインを始めるリンクをコピーしてください。';
}

const ASK_IDP_ADMIN = 'ID プロバイダーの管理者に、アプリケーションの AWS 用の属性を確認するよう依頼してください。';
const SIGN_IN_AGAIN = 'もう一度サインインしてください。';

/** What is wrong with a profile that assumes a role, or with its base. */
function assumedRoleProblem({ problem }: ErrorFacts): string {
  if (problem === 'twoSources') return 'に source_profile と credential_source の両方があります';
  if (problem === 'noSource') return 'に role_arn がありますが、source_profile も credential_source もありません';
  if (problem === 'otherSource') return 'の credential_source は AWS のマシン上でしか使えません';
  if (problem === 'noEnvironment') return 'は環境変数のキーを使いますが、キーが設定されていません';
  if (problem === 'sessionName') return 'の role_session_name は AWS が受け付けない値です';
  if (problem === 'oddValue') return 'に、読んだとおりには書けない値があります';
  if (problem === 'duration') return 'の duration_seconds が数値ではありません';
  return 'には、ロールを引き受けるためのキーがありません';
}

/** Why a SAMLResponse cannot be used, by the fact `problem`. */
function samlResponseWords({ problem, status }: ErrorFacts): ErrorWords {
  switch (problem) {
    case 'tooLarge':
      return { message: 'ID プロバイダーの応答が、AWS の受け取れる大きさを超えています。', next: ASK_IDP_ADMIN };
    case 'notBase64':
      return {
        message: 'SAML レスポンスが base64 のテキストではありません。',
        next: '貼り付けた場合は、SAMLResponse の値全体だけをコピーしてください。それ以外は、もう一度サインインしてください。',
      };
    case 'notXml':
      return {
        message: 'SAML レスポンスが XML ではありません。',
        next: '貼り付けた場合は、SAMLResponse の値全体をコピーしてください。それ以外は、もう一度サインインしてください。',
      };
    case 'notSaml':
      return {
        message: 'ID プロバイダーから届いたものは XML ですが、SAML レスポンスではありません。',
        next: 'リンクが AWS へのサインインを始めるものか確認してから、もう一度サインインしてください。',
      };
    case 'noAssertion':
      return { message: 'SAML レスポンスにアサーションがありません。', next: ASK_IDP_ADMIN };
    case 'wrongRecipient':
      return { message: 'SAML レスポンスの宛先が AWS のサインインページではありません。', next: ASK_IDP_ADMIN };
    case 'entities':
      return { message: 'SAML レスポンスに実体宣言があります。攻撃の可能性があります。', next: ASK_IDP_ADMIN };
    case 'severalAssertions':
      return {
        message: 'SAML レスポンスに複数のアサーションがあります。攻撃の可能性があります。',
        next: ASK_IDP_ADMIN,
      };
    case 'refused':
      return {
        message: `ID プロバイダーがサインインを拒否しました${typeof status === 'string' && status !== '' ? `（${status}）` : ''}。`,
        next: 'アプリケーションに割り当てられているか確認して、もう一度サインインしてください。',
      };
    case 'encrypted':
      return {
        message: 'SAML アサーションが暗号化されているため、許可されたロールを読み取れません。',
        next: 'ID プロバイダーの管理者に、このアプリケーションの暗号化を無効にするよう依頼してください。',
      };
    case 'expired':
      return { message: 'SAML レスポンスの有効期限が切れています。', next: SIGN_IN_AGAIN };
    case 'notYetValid':
      return {
        message: 'SAML レスポンスがまだ有効ではありません。このコンピューターの時計が遅れている可能性があります。',
        next: '時計を合わせて、もう一度サインインしてください。',
      };
    case 'wrongAudience':
      return { message: 'SAML レスポンスの宛先が AWS ではありません。', next: ASK_IDP_ADMIN };
    default:
      return { message: 'SAML レスポンスに、利用できる AWS ロールがありません。', next: ASK_IDP_ADMIN };
  }
}

function offlineReason({ reason }: ErrorFacts): string {
  if (reason === 'name') return '（ホスト名を解決できません）';
  if (reason === 'refused') return '（接続を拒否されました）';
  return reason === 'cut' ? '（接続が切断されました）' : '';
}

function untrustedAdvice({ reason }: ErrorFacts): string {
  if (reason === 'date') return 'このコンピューターの日付と時刻を確認して、もう一度お試しください。';
  if (reason === 'name')
    return 'ネットワークの認証ページが間に入っている可能性があります。ブラウザでネットワークにサインインして、もう一度お試しください。';
  return '社内で通信を検査している場合は、AWS_CA_BUNDLE（AWS CLI と同じ）か NODE_EXTRA_CA_CERTS に CA ファイルを設定して起動し直してください。';
}

function usageMessage(facts: ErrorFacts): string {
  const value = String(facts['value'] ?? '');
  switch (facts['problem']) {
    case 'commandMissing':
      return 'コマンドが指定されていません。';
    case 'commandUnknown':
      return `コマンド${quoted(value)}はありません。`;
    case 'commandOther':
      return `Daypass では${quoted(value)}の代わりに別のコマンドを使います。`;
    case 'optionUnknown':
      return `ここではオプション ${value} を使えません。`;
    case 'optionNeedsValue':
      return `オプション ${value} には値が必要です。`;
    case 'optionTakesNoValue':
      return `オプション ${value} に値は指定できません。`;
    case 'optionMissing':
      return `オプション ${value} が指定されていません。`;
    case 'optionsExclusive':
      return `${value} は同時に指定できません。`;
    case 'argumentMissing':
      return `${value} が指定されていません。`;
    case 'argumentUnexpected':
      return `引数${quoted(value)}は余分です。`;
    case 'shellUnknown':
      return `ここではシェル${quoted(value)}を使えません。`;
    case 'formatUnknown':
      return `形式${quoted(value)}はありません。`;
    case 'selectorMissing':
      return 'ロールが指定されていません。';
    case 'durationInvalid':
      return `${quoted(value)}は時間ではありません（例: 90s、30m、2h）。`;
    case 'optionInvalid':
      return `${value} に指定できない値です。`;
    case 'valueUnsafe':
      return `キーに、${value} 形式では表せない文字が含まれています。`;
    case 'sharedPath':
      return `AWS のツールは${quoted(value)}にあるキーを読み取れません。`;
    case 'endpoint':
      return `${String(facts['variable'] ?? 'エンドポイント')} が http または https のアドレスではありません。`;
    default:
      return 'リクエストを解釈できませんでした。';
  }
}

function usageAdvice(facts: ErrorFacts, fallback: string): string {
  if (facts['problem'] === 'endpoint') return '変数を修正するか、設定を解除してください。';
  if (facts['problem'] === 'sharedPath')
    return 'ASCII の英数字からなる絶対パスでフォルダーを指定するか、--as で指定してください。';
  if (facts['problem'] === 'valueUnsafe') return '別の形式を選んでください。';
  if (facts['problem'] === 'commandOther')
    return factText(facts, ['hint'], (hint) => `次を使ってください: ${hint}`, fallback);
  const known = factText(facts, ['known'], (names) => `次のいずれかを指定してください: ${names}。`, fallback);
  return factText(facts, ['hint'], (hint) => `${hint} のことですか?`, known);
}

const MANAGED_ELSEWHERE =
  'home-manager や stow などのツールが作ったリンクなら、そのツールで変更してください。そうでなければ、書き込みを許可してください。';

/** ファイルを読み書きできない理由。 */
function diskFailedWords(facts: ErrorFacts): ErrorWords {
  const path = file(facts, 'ファイル');
  const target = factText(facts, ['target'], (value) => ` ${value} `, '別の場所');
  if (facts['reason'] === 'danglingLink')
    return {
      message: `${path}は${target}へのリンクですが、そのフォルダーがありません。`,
      next: 'フォルダーを作成するかリンクを削除して、もう一度お試しください。',
    };
  if (facts['errno'] === 'EBUSY')
    return {
      message: `${path}はマウントポイントなど、システムが使用中です。`,
      next: '上書きはしていません。ファイル単体ではなくフォルダー全体をマウントして、もう一度お試しください。',
    };
  return {
    message: `${path}の読み書きに失敗しました。`,
    next: '上書きはしていません。ディスクを確認して、もう一度お試しください。',
  };
}

/** Why a file of the person's own is left as it is, by the fact `reason`. */
function forbiddenWords(facts: ErrorFacts): ErrorWords {
  const path = file(facts, 'ファイル');
  const target = factText(facts, ['target'], (value) => `リンク先は ${value} です。`, '');
  if (facts['errno'] === 'EROFS')
    return {
      message: `${path}は読み取り専用のファイルシステムにあるため、変更していません。${target}`,
      next: target === '' ? '書き込み可能でマウントしてから、もう一度お試しください。' : MANAGED_ELSEWHERE,
    };
  switch (facts['reason']) {
    case 'readOnly':
      return {
        message: `${path}は読み取り専用のため、変更していません。${target}`,
        next: target === '' ? '書き込みを許可してから、もう一度お試しください。' : MANAGED_ELSEWHERE,
      };
    case 'hardLink':
      return {
        message: `${path}には別名（ハードリンク）があり、置き換えると切り離されるため、変更していません。`,
        next: '独立したファイルかシンボリックリンクにしてから、もう一度お試しください。',
      };
    case 'foreignOwner':
      return {
        message: `${path}は別のユーザーのものなので、使用していません。`,
        next: '置かれている理由を確認し、所有者を変更するか削除してから、もう一度お試しください。',
      };
    case 'link':
      return {
        message: `${path}はシンボリックリンクなので、使用していません。Daypass は自身のファイルではリンクをたどりません。`,
        next: 'リンクが置かれている理由を確認し、削除してから、もう一度お試しください。',
      };
    case 'notShared':
      return {
        message: `${path}は daypass share が作成したものではないため、変更していません。`,
        next: '別のフォルダーで共有するか、ファイルを移してください。',
      };
    case 'replaceable':
      return {
        message: `${path}の中身を別のユーザーが置き換え、プログラムに別のものを実行させられるため、使用していません。`,
        next: 'ホームフォルダーの下にある自分のフォルダーを選んでください。',
      };
    case 'notAFile':
      return {
        message: `${path}は通常のファイルではないため、変更していません。`,
        next: '別の場所に移してから、もう一度お試しください。',
      };
    default:
      return {
        message: `${path}へのアクセス権限がありません。`,
        next:
          facts['errno'] === 'EPERM'
            ? 'ファイルとフォルダーの所有者と、変更不可の属性（lsattr、macOS では ls -lO）を確認して、もう一度お試しください。'
            : 'ファイルとフォルダーの所有者を確認して、もう一度お試しください。',
      };
  }
}

/** Why Daypass does not use its own folder, by the fact `reason`. */
function ownFolderWords(facts: ErrorFacts): ErrorWords {
  const path = factText(facts, ['path'], (value) => value, 'Daypass のフォルダー');
  const elsewhere = 'DAYPASS_HOME に自分のフォルダーを指定してください。';
  switch (facts['reason']) {
    case 'relative':
      return {
        message: `DAYPASS_HOME が絶対パスではありません: ${path}`,
        next: '絶対パスを指定するか、設定を外してください。',
      };
    case 'foreignOwner':
      return {
        message: `Daypass のフォルダー ${path} の所有者は${factText(facts, ['owner'], ownerName, '別のユーザー')}です。`,
        next: `削除するか、${elsewhere}自分のフォルダーの場合（sudo で実行すると起こります）は、次を実行してください: sudo chown -R "$(id -u)" ${shellWord(path)}`,
      };
    case 'link':
      return {
        message: `Daypass のフォルダー ${path} はシンボリックリンクなので、使用していません。`,
        next: `リンクが置かれている理由を確認して削除するか、${elsewhere}`,
      };
    case 'openToOthers':
      return {
        message: `Daypass のフォルダー ${path} には他のユーザーも書き込めます。このディスクでは変更できません。`,
        next: 'DAYPASS_HOME に、アクセス権を保存できるディスク上のフォルダーを指定してください。',
      };
    default:
      return { message: `${path} はフォルダーではありません。`, next: `移動するか、${elsewhere}` };
  }
}

function ownerName(owner: string): string {
  return owner === 'root' ? ' root ' : `別のユーザー（${owner}）`;
}

/** What is odd about a line, by the fact `kind`. */
function oddLineWords(facts: ErrorFacts): string {
  switch (facts['kind']) {
    case 'byteOrderMark':
      return 'の先頭にバイトオーダーマークがあります';
    case 'beforeFirstSection':
      return 'で、最初の [セクション] より前に文字があります';
    case 'noDelimiter':
      return 'に「=」のない行があります';
    case 'emptyKey':
      return 'にキーのない行があります';
    case 'duplicateSection':
      return 'に同じセクションが 2 つあります';
    case 'duplicateKey':
      return 'の同じセクション内に同じキーが 2 つあります';
    default:
      return 'に、AWS ツールによって読み方が異なる行があります';
  }
}

/** 組織の KMS キーを使えない理由。 */
function keyProblem(problem: string | number | undefined): string {
  switch (problem) {
    case 'denied':
      return 'キーポリシーで許可されていません';
    case 'missing':
      return 'キーが見つかりません';
    case 'disabled':
      return 'キーが無効になっています';
    case 'usage':
      return 'キーの用途が異なります';
    default:
      return 'キーが使えない状態です';
  }
}

/** 環境変数が原因と思われる失敗への対処。 */
const orEndpoint = (facts: ErrorFacts, next: string) =>
  factText(
    facts,
    ['variable'],
    (name) =>
      `${name} により、AWS ではなく ${factText(facts, ['host'], (host) => host, '別のサーバー')} に接続しています。意図したものでなければ解除して、もう一度お試しください。`,
    next,
  );

export const errors: ErrorEntries = {
  usage: (facts) => ({
    message: usageMessage(facts),
    next: usageAdvice(facts, '内容を確認して、もう一度お試しください。'),
  }),
  startUrlInvalid: (facts) => ({
    message: `${factText(facts, ['startUrl', 'value'], quoted, '入力された値')}は開始 URL ではありません。`,
    next: 'AWS アクセスポータルの https アドレス（例: https://d-1234567890.awsapps.com/start）を指定してください。',
  }),
  startUrlUnresolved: (facts) => ({
    message: `${factText(facts, ['startUrl'], quoted, '開始 URL')}${factText(facts, ['target'], (host) => `の転送先 ${host} は AWS アクセスポータルではありません。`, 'は AWS アクセスポータルに転送されません。')}`,
    next: 'ポータルへ直接転送される必要があります。管理者に問い合わせるか、ポータル自体のアドレス（例: https://d-1234567890.awsapps.com/start）を使ってください。',
  }),
  regionNotFound: (facts) => ({
    message: `${factText(facts, ['startUrl'], quoted, 'このポータル')}のリージョンを調べられませんでした。`,
    next: 'IAM Identity Center コンソールの「設定」で確認するか、AWS 管理者に問い合わせて、リージョンを入力してください。',
  }),
  regionNeeded: () => ({
    message: 'このプロファイルのリージョンがわかりません。',
    next: '作業するリージョン（ap-northeast-1 など）を入力してください。',
  }),
  regionInvalid: (facts) => {
    const region = factText(facts, ['region', 'value'], quoted, '入力された値');
    const isElsewhere = facts['sessionRegion'] !== undefined;
    return isElsewhere
      ? {
          message: `${region}は、セッションのリージョン ${facts['sessionRegion']} とは別のパーティションにあります。`,
          next: '同じパーティションのリージョンを指定してください。',
        }
      : {
          message: `${region}は AWS リージョンではありません。`,
          next: factText(
            facts,
            ['near'],
            (name) => `${name} のことですか?`,
            'ap-northeast-1 や us-east-1 のようなリージョンコードを指定してください。',
          ),
        };
  },
  nameInvalid: (facts) => ({
    message: `${factText(facts, ['name', 'profileName', 'sessionName', 'value'], (value) => `名前${quoted(value)}`, 'その名前')}は使えません。`,
    next: 'すべての AWS ツールで読み取れる英数字と - _ . + @ % : / のみを使い、先頭を - にしないでください。',
  }),
  accountIdInvalid: (facts) => ({
    message: `${factText(facts, ['accountId', 'value'], quoted, '入力された値')}はアカウント ID ではありません。`,
    next: 'AWS アカウントの 12 桁の数字を指定してください。',
  }),
  destinationInvalid: (facts) => ({
    message: `${factText(facts, ['destination', 'value'], quoted, '入力された値')}は AWS コンソールのページではありません。`,
    next: '/s3/home のようなパス、または AWS コンソールの https アドレスを指定してください。',
  }),
  sessionUnknown: (facts) => ({
    message: `${named(facts, ['sessionName', 'session', 'name'], 'セッション')}はありません。`,
    next: '名前を確認するか、先にセッションを追加してください。',
  }),
  sessionAmbiguous: (facts) => ({
    message: 'セッションが複数あります。',
    next: factText(
      facts,
      ['known', 'sessions'],
      (names) => `次のいずれかを指定してください: ${names}`,
      '使用するセッションを指定してください。',
    ),
  }),
  sessionNone: () => ({
    message: 'セッションがまだありません。',
    next: 'AWS アクセスポータルの開始 URL とリージョンを指定して追加してください。',
  }),
  sessionExists: (facts) => ({
    message: `${named(facts, ['sessionName', 'session', 'name'], 'セッション')}はすでに存在します。`,
    next: '別の名前を指定するか、既存のセッションを使用してください。',
  }),
  profileUnknown: (facts) => ({
    message: `${named(facts, ['profileName', 'profile', 'name'], 'プロファイル')}はありません。`,
    next: 'AWS の設定ファイルで名前を確認するか、先にプロファイルを作成してください。',
  }),
  appNotFound: () => ({
    message: 'このマシンに Daypass アプリが見つかりません。',
    next: 'インストールするか、変数 DAYPASS_APP にプログラムを指定してください。',
  }),
  noPreviousProfile: () => ({
    message: 'このシェルでは、まだほかのプロファイルを使っていません。',
    next: '先にプロファイルを選んでください。',
  }),
  noTerminal: (facts) => ({
    message: '確認したいことがありますが、ここでは誰も答えられません。',
    next: factText(
      facts,
      ['option'],
      (option) => `答えを指定してください: ${option}`,
      'ターミナルで実行してください。',
    ),
  }),
  roleUnknown: (facts) => ({
    message: `${factText(facts, ['words'], quoted, 'この語')}に合うロールもプロファイルもありません。`,
    next: '語を確認するか、ロールの一覧を更新してください。',
  }),
  roleAmbiguous: (facts) => ({
    message: `${factText(facts, ['words'], quoted, 'この語')}に合うロールが ${factText(facts, ['count'], (count) => count, '複数')} 個あります。`,
    next: factText(
      facts,
      ['example'],
      (example) => `1 つを指定してください。例: ${example}`,
      '1 つを指定してください。',
    ),
  }),
  profileNotSso: (facts) => ({
    message: `${named(facts, ['profileName', 'profile', 'name'], 'プロファイル')}は IAM Identity Center を使用していません。`,
    next: 'sso_account_id と sso_role_name のあるプロファイルを選ぶか、セッション、アカウント、ロールを指定してください。',
  }),
  profileExists: (facts) => ({
    message: `${named(facts, ['profileName', 'profile', 'name'], 'プロファイル')}はすでに存在します。`,
    next: '別の名前を指定してください。Daypass が既存のプロファイルを上書きすることはありません。',
  }),
  roleArnInvalid: () => ({
    message: 'IAM ロールの ARN ではありません。',
    next: 'arn:aws:iam::123456789012:role/NAME の形式で指定してください。',
  }),
  sourceProfileLoop: (facts) => ({
    message: `${named(facts, ['profile'], 'プロファイル')}が自分自身からキーを得ることになります。`,
    next: 'このプロファイルに戻ってこないプロファイルを参照元に選んでください。',
  }),
  nameTemplateInvalid: (facts) => ({
    message: `名前のテンプレート${factText(facts, ['template'], quoted, '')}からは使える名前を作れません。`,
    next: '{session}、{account}、{accountId}、{label}、{role} を使い、前後には英数字と _ . + @ % : / - だけを置いてください。',
  }),
  nothingSelected: () => ({
    message: 'この条件に当てはまるロールはありません。',
    next: 'ロールを 1 つ以上選ぶか、先にアカウントの一覧を更新してください。',
  }),
  sessionInUse: (facts) => ({
    message: `${factText(facts, ['session', 'name'], quoted, 'このセッション')}は ${factText(facts, ['count'], (count) => count, '複数')} 個のプロファイルが使っています。`,
    next: 'それらのプロファイルも一緒に削除するか、先に別のセッションへ移してください。',
  }),
  notPrunable: (facts) => ({
    message: `プロファイル${factText(facts, ['profile'], quoted, '')}は残します。Daypass が作成したまま変更されておらず、ロールがなくなったプロファイルだけを整理できます。`,
    next: '整理できるものは daypass profile sync --dry-run で確認できます。それ以外のプロファイルは名前を指定して削除してください。',
  }),
  keysNotKept: (facts) => ({
    message: `Daypass は認証情報ファイルの${factText(facts, ['profile'], quoted, 'この名前')}にキーを保存していません。または、別のキーに置き換えられているため、そのままにします。`,
    next: '保存中のキーは daypass profile keys list で確認できます。',
  }),
  regionsDiffer: (facts) => ({
    message: `${factText(facts, ['startUrl'], quoted, 'このポータル')}のプロファイルのリージョンが一致していません（${factText(facts, ['regions'], (regions) => regions, '-')}）。セッションのリージョンは 1 つです。`,
    next: 'すべての sso_region を IAM Identity Center のリージョンにそろえてから移行してください。',
  }),
  previewStale: () => ({
    message: '表示したあとで AWS のファイルが変わったため、何も書き込みませんでした。',
    next: '新しい差分を確認してから適用してください。',
  }),
  backupNone: () => ({
    message: '元に戻せる変更がありません。',
    next: '元に戻せるのは Daypass が行った変更だけで、ファイルごとに直近 10 回分です。',
  }),
  undoConflict: (facts) => ({
    message: `${factText(facts, ['path'], (value) => value, 'ファイル')} のこの変更の箇所がその後書き換えられているため、そのままにしました。`,
    next: factText(
      facts,
      ['backupPath'],
      (value) => `変更前のファイルは ${value} にあります。`,
      '手で直してください。',
    ),
  }),
  editHalfDone: (facts) => ({
    message: `${factText(facts, ['written'], (value) => value, '1 つのファイル')} は変更しましたが、${factText(facts, ['path'], (value) => value, '別のファイル')} は変更できませんでした。`,
    next: '権限と空き容量を確認してから、変更を元に戻すか、もう一度行ってください。',
  }),
  findingGone: () => ({
    message: 'ファイルが変わり、この指摘はなくなりました。',
    next: '診断をもう一度実行してください。',
  }),
  toolNotFound: (facts) => ({
    message: `${factText(facts, ['tool'], (tool) => tool, 'そのツール')} の設定は見つかりませんでした。`,
    next: 'そのツールを設定したコンピューターとユーザーで実行してください。',
  }),
  importNone: (facts) => ({
    message: `元に戻せる取り込み（${factText(facts, ['name'], (name) => name, '指定の取り込み元')}）はありません。`,
    next: '何もする必要はありません。',
  }),
  ...teamErrors,
  appRunning: () => ({
    message: 'Daypass アプリが動作しています。',
    next: 'トレイのメニューから終了して、もう一度お試しください。',
  }),
  signInNeeded: (facts) => ({
    message: `${session(facts)}にサインインしていません。`,
    next: 'サインインしてから、もう一度お試しください。',
  }),
  nobodyToSignIn: (facts) => ({
    message: `${session(facts)}へのサインインには操作する人が必要ですが、ここにはターミナルがありません。`,
    next: '先にターミナルでサインインしてください。',
  }),
  signInCancelled: () => ({
    message: 'サインインはキャンセルされました。',
    next: '必要なときに、もう一度サインインしてください。',
  }),
  signInDenied: () => ({
    message: 'ブラウザでサインインが拒否されました。',
    next: '心当たりがない場合は管理者に連絡してください。それ以外の場合は、もう一度サインインして承認してください。',
  }),
  signInExpired: () => ({
    message: '時間内にサインインが完了しませんでした。',
    next: 'もう一度サインインし、期限内に承認してください。',
  }),
  signInRefused: (facts) => ({
    message: factText(
      facts,
      ['startUrl'],
      (startUrl) =>
        `${factText(facts, ['region'], (region) => `${region} `, 'このリージョン')}に、AWS アクセスポータル${quoted(startUrl)}はありません。`,
      'AWS がサインインを受け付けませんでした。',
    ),
    next: '開始 URL とリージョンを管理者に確認してから、もう一度サインインしてください。',
  }),
  organizationKeyUnusable: ({ problem }) => ({
    message: `IAM Identity Center が組織の暗号化キーを使えません。${keyProblem(problem)}。`,
    next: '変更できるのは管理者だけです。IAM Identity Center の KMS キーの確認を依頼してください。現在のサインインはそのままです。',
  }),
  probeUnsupported: () => ({
    message: 'この種類のサインインは段階ごとに試せません。',
    next: 'サインインして確認してください。',
  }),
  clockWrong: ({ minutes }) => ({
    message: `このコンピューターの時計は AWS より ${Math.abs(Number(minutes ?? 0))} 分${Number(minutes ?? 0) < 0 ? '遅れて' : '進んで'}います。`,
    next: 'ネットワークから時刻を合わせて、もう一度お試しください。',
  }),
  signInNotFound: () => ({
    message: '進行中のサインインはありません。',
    next: '先にサインインを開始してください。',
  }),
  signOutNotTold: () => ({
    message: 'このコンピューターからはサインアウトしましたが、AWS に通知できませんでした。',
    next: 'AWS 側のセッションは自動的に終了します。すぐに終了するには、アクセスポータルでサインアウトしてください。',
  }),
  browserFlowUnsupported: () => ({
    message: 'このセッションでは、ブラウザだけのサインインは使えません。',
    next: '代わりにデバイスコードを使ってください。',
  }),
  deviceCodeUnsupported: () => ({
    message: 'このセッションでは、デバイスコードでのサインインは使えません。',
    next: '代わりにブラウザでサインインしてください。',
  }),
  portalLinkUnsupported: () => ({
    message: 'このセッションのロールには、キーを含まないコンソールへのリンクがありません。',
    next: '代わりに一時的な認証情報でコンソールを開いてください。',
  }),
  callbackUnavailable: () => ({
    message: 'ローカルポートを開けないため、ブラウザから戻ることができません。',
    next: '代わりにデバイスコードを使ってください。',
  }),
  fileNotOpened: (facts) => ({
    message: 'ファイルを開くプログラムが見つかりませんでした。',
    next: `エディターで開いてください: ${factText(facts, ['path'], (path) => path, 'ファイル')}、${factText(facts, ['line'], (line) => line, '1')} 行目。`,
  }),
  browserNotOpened: () => ({
    message: 'ブラウザを開けませんでした。',
    next: 'リンクをコピーして、ご自身で開いてください。',
  }),
  noAccess: (facts) => ({
    message: `${account(facts)}${factText(facts, ['roleName', 'role'], (value) => `ロール${quoted(value)}`, 'このロール')}へのアクセス権がありません。`,
    next: '管理者に割り当てを依頼し、その後に一覧を更新してください。ポータルでアプリケーションとして開く外部アカウントの場合は、そのリンクを SAML アカウントとして追加してください。',
  }),
  listRefused: () => ({
    message: 'AWS がアカウントの一覧を表示しません。',
    next: 'アカウントが割り当てられていないか、割り当てが解除されています。管理者に確認してください。再試行しても変わりません。',
  }),
  roleNotFound: (facts) => ({
    message: `${account(facts)}${named(facts, ['roleName', 'role'], 'ロール')}は割り当てられていません。`,
    next: '割り当てられているアカウントとロールを一覧で確認してください。',
  }),
  throttled: (facts) => ({
    message: 'AWS へのリクエストが多すぎます。',
    next: factText(
      facts,
      ['retryAfterSeconds'],
      (value) => `${value} 秒待ってから、もう一度お試しください。`,
      '1 分ほど待ってから、もう一度お試しください。',
    ),
  }),
  serviceUnavailable: (facts) => ({
    message:
      facts['variable'] === undefined
        ? 'IAM Identity Center が正常に応答していません。'
        : `${factText(facts, ['host'], (host) => host, '接続先のサーバー')} の応答が IAM Identity Center のものではありません。`,
    next: orEndpoint(
      facts,
      '1 分ほど待ってから、もう一度お試しください。障害情報は AWS Health Dashboard で確認できます。',
    ),
  }),
  unexpectedAnswer: ({ reason, ...facts }) => ({
    message:
      reason === 'endless'
        ? 'アカウントとロールの一覧が終わらないか、組織としてありえない長さです。'
        : 'IAM Identity Center のものではない応答を受け取りました。',
    next: orEndpoint(
      facts,
      'プロキシやネットワークの認証ページが間に入っている可能性があります。ネットワークを確認して、もう一度お試しください。',
    ),
  }),
  offline: (facts) => ({
    message: `${factText(facts, ['host'], (value) => `${value} `, 'AWS ')}に接続できません${offlineReason(facts)}。`,
    next: orEndpoint(
      facts,
      'ネットワーク、VPN、プロキシを確認して、もう一度お試しください。一度も接続できていない場合はリージョンも確認してください。',
    ),
  }),
  timedOut: (facts) => ({
    message: `${factText(facts, ['host'], (value) => `${value} `, 'AWS ')}${facts['phase'] === 'connecting' ? 'に時間内に接続できませんでした' : 'から時間内に応答がありませんでした'}。`,
    next: orEndpoint(facts, 'ネットワーク、VPN、プロキシを確認して、もう一度お試しください。'),
  }),
  tlsUntrusted: (facts) => ({
    message: `${factText(facts, ['host'], (value) => `${value} `, 'サーバー')}の証明書${facts['reason'] === 'date' ? 'は、このコンピューターの日付では有効期間外です' : facts['reason'] === 'name' ? 'は別のホストのものです' : 'を信頼できません'}。`,
    next: orEndpoint(facts, untrustedAdvice(facts)),
  }),
  captivePortal: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'AWS')} の代わりに、ネットワークのサインイン画面が応答しました。`,
    next: orEndpoint(facts, 'ブラウザでネットワークにサインインしてください。その後は自動で再開します。'),
  }),
  proxyUnreachable: (facts) => ({
    message: factText(
      facts,
      ['status'],
      (status) =>
        `プロキシ${proxy(facts)}が ${factText(facts, ['host'], (host) => host, 'AWS')} への接続を許可していません（${status}）。`,
      `プロキシ${proxy(facts)}に接続できません。`,
    ),
    next: factText(
      facts,
      ['status'],
      () => 'プロキシの管理者に許可を依頼するか、HTTPS_PROXY に別のプロキシを指定してください。',
      'ネットワークや VPN と、HTTPS_PROXY またはシステムのプロキシ設定を確認してください。',
    ),
  }),
  proxyAuthNeeded: (facts) => ({
    message: `プロキシ${proxy(facts)}が${facts['hadCredentials'] ? '別の' : ''}ユーザー名とパスワードを求めています。`,
    next: 'HTTPS_PROXY に http://ユーザー名:パスワード@ホスト:ポート の形で設定し、Daypass を起動し直してください。',
  }),
  proxyInvalid: (facts) => ({
    message: `${factText(facts, ['variable'], (name) => name, 'プロキシの設定')} はプロキシのアドレスではありません。`,
    next: 'http://ホスト:ポート または http://ユーザー名:パスワード@ホスト:ポート の形（記号は %40 のように）で指定するか、設定を外してください。',
  }),
  caBundleUnreadable: (facts) => ({
    message: `CA ファイル${factText(facts, ['path'], (value) => ` ${value} `, '')}を証明書として読み込めません。`,
    next: `${factText(facts, ['variable'], (name) => name, 'AWS_CA_BUNDLE')} に PEM ファイルを指定するか、設定を外してください。`,
  }),
  releasesUnknown: () => ({
    message: 'このコピーはリリースとしてビルドされていないため、リリースの一覧を確認できません。',
    next: 'プロジェクトのページを確認するか、DAYPASS_RELEASES_URL で一覧を指定してください。',
  }),
  releasesUnreachable: (facts) => ({
    message: `${factText(facts, ['host'], (host) => `${host} `, 'リリースの一覧')}に接続できないため、新しいリリースを確認できません。`,
    next: 'ネットワーク、VPN、プロキシを確認して、もう一度お試しください。',
  }),
  releasesUnreadable: (facts) => ({
    message: `${factText(facts, ['host'], (host) => `${host} `, 'サーバー')}から Daypass のリリースを取得できませんでした${factText(facts, ['status'], (status) => (status === '200' ? '' : `（HTTP ${status}）`), '')}。`,
    next: '途中のプロキシやネットワークのサインインページが応答したか、サーバーが混み合っている可能性があります。後でもう一度お試しください。',
  }),
  configUnreadable: (facts) => ({
    message: `${file(facts, 'AWS の設定ファイル')}${facts['reason'] === 'tooLarge' ? 'は設定ファイルとしては大きすぎます' : 'を読み込めません'}。`,
    next: '読み取り権限のある UTF-8 のテキストファイルであることを確認してください。',
  }),
  configOddLines: (facts) => ({
    message: `${file(facts, 'AWS の設定ファイル')}${oddLineWords(facts)}${factText(facts, ['lineNumber', 'line'], (value) => `（${value} 行目）`, '')}。`,
    next: 'AWS ツールが受け付けないか、異なる読み方をします。先に修正してください。何も変更していません。',
  }),
  fileChanged: (facts) => ({
    message: `${file(facts, 'ファイル')}が、ほかのプログラムによって変更されました。`,
    next: '上書きはしていません。もう一度お試しください。',
  }),
  fileForbidden: forbiddenWords,
  ownFolderRefused: ownFolderWords,
  homeUnknown: () => ({
    message: 'ホームフォルダーがわかりません。',
    next: 'HOME（Windows では USERPROFILE）に絶対パスを指定してください。',
  }),
  diskFull: (facts) => ({
    message: `ディスクの空き容量が不足しているため、${file(facts, 'ファイル')}に書き込めませんでした。`,
    next: 'データは失われていません。空き容量を増やして、もう一度お試しください。',
  }),
  diskFailed: diskFailedWords,
  busy: () => ({
    message: '別の Daypass が同じ処理を実行しています。',
    next: '少し待ってから、もう一度お試しください。',
  }),
  clipboardUnavailable: () => ({
    message: 'クリップボードに書き込めません。',
    next: '代わりにコマンドラインの daypass export を使ってください。',
  }),
  bridgeNotRunnable: (facts) =>
    facts['command'] === 'aws'
      ? {
          message:
            'PATH なしで実行できる AWS CLI バージョン 2 が見つかりませんでした。ツールは PATH なしで起動することがあります。',
          next: 'AWS CLI バージョン 2 をインストールするか、Daypass でブリッジを作成してください。',
        }
      : {
          message:
            'PATH なしで実行できる daypass コマンドが見つかりませんでした。ツールは PATH なしで起動することがあります。',
          next: 'Node.js 20 以降とともにコマンドラインを ASCII 文字のフォルダーにインストールするか、AWS CLI でブリッジを作成してください。',
        },
  commandNotExecutable: (facts) => ({
    message: `${factText(facts, ['command'], (value) => `コマンド${quoted(value)}`, 'コマンド')}は見つかりましたが、実行できません。`,
    next: 'プログラムであること、実行する権限があることを確認してください。',
  }),
  consoleLinkUnused: () => ({
    message: '2 分以内にブラウザがコンソールを開きませんでした。',
    next: 'もう一度お試しください。',
  }),
  serviceInApp: () => ({
    message: 'Daypass アプリがキーサービスです。',
    next: '停止するにはアプリを終了してください。',
  }),
  sshNotForwarded: (facts) => ({
    message: `${sshHost(facts)} からこのコンピューターへのポート転送ができません。`,
    next: '管理者にリモート転送（AllowTcpForwarding）の許可を依頼するか、daypass export を使ってください。',
  }),
  sshNotPrepared: (facts) => ({
    message: `${sshHost(facts)} にセッション用のファイルを作成できませんでした。`,
    next: 'POSIX シェルと mktemp、/tmp の空き容量があることを確認してください。',
  }),
  commandNotFound: (facts) => ({
    message: `${factText(facts, ['command'], (value) => `コマンド${quoted(value)}`, 'コマンド')}を起動できませんでした。`,
    next: 'コマンド名と、PATH に含まれていることを確認してください。',
  }),
  guardNotLoosened: () => ({
    message: '何も変更されていません。',
    next: '変更する場合は、ダイアログで確認してください。',
  }),
  productionNotConfirmed: (facts) => ({
    message: `${factText(facts, ['account', 'accountId'], quoted, 'このアカウント')}は本番アカウントです。`,
    next: 'キーが本当に必要か確認してください。',
  }),
  hotkeyTaken: (facts) => ({
    message: `ショートカット${factText(facts, ['hotkey'], (keys) => ` ${keys} `, '')}は別のプログラムが使っているか、このシステムでは使えません。`,
    next: '設定で別のショートカットを選んでください。',
  }),
  browserUnknown: (facts) => ({
    message: `${factText(facts, ['browser'], quoted, '選択したブラウザ')}、またはそのプロファイルがこのコンピューターに見つかりません。`,
    next: '設定で別のブラウザを選んでください。',
  }),
  samlLinkInvalid: (facts) => ({ message: samlLinkMessage(facts), next: samlLinkAdvice(facts) }),
  samlResponseInvalid: samlResponseWords,
  samlResponseNeeded: () => ({
    message: 'このサインインに使えるブラウザ（Chrome、Edge、Brave、Vivaldi、Chromium）が見つかりません。',
    next: 'いずれかをインストールするか、daypass login の --response で SAMLResponse を貼り付けてください。',
  }),
  samlResponseUnsupported: () => ({
    message: 'このセッションは SAML レスポンスを受け取りません。',
    next: '--response を外すか、daypass saml add で追加したセッションを指定してください。',
  }),
  durationTooLong: () => ({
    message: '要求した有効期間が、このロールの許可する長さを超えています。',
    next: '1 時間以内を指定するか、ロールの最大セッション時間を延ばすようアカウントの管理者に依頼してください。',
  }),
  awsCliNeeded: () => ({
    message: 'このサインインは AWS CLI が行いますが、このコンピューターには AWS CLI がありません。',
    next: 'AWS CLI 2.32 以降をインストールしてから、もう一度サインインしてください。',
  }),
  awsCliTooOld: (facts) => ({
    message: `このサインインは aws login が行いますが、${factText(facts, ['version'], (version) => `お使いの AWS CLI ${version}`, 'このコンピューターの「aws」')} にはこのコマンドがありません。`,
    next: 'AWS CLI 2.32 以降をインストールしてから、もう一度サインインしてください。',
  }),
  awsLoginFailed: (facts) => ({
    message: `aws login はサインインせずに終わりました${factText(facts, ['profile'], (name) => `（プロファイル${quoted(name)}）`, '')}。`,
    next: 'ターミナルで aws login を実行し、表示を確認してください。',
  }),
  mfaCodeNeeded: () => ({
    message: 'このロールには MFA デバイスのコードが必要ですが、入力されませんでした。',
    next: 'もう一度試し、デバイスに表示されたコードを入力してください。',
  }),
  assumedRoleInvalid: (facts) => ({
    message: `${named(facts, ['profile'], 'プロファイル')}${assumedRoleProblem(facts)}。`,
    next: 'AWS の設定ファイルで修正してください。',
  }),
  mfaCodeRefused: () => ({
    message: 'AWS が MFA コードを受け付けませんでした。',
    next: 'デバイスに次のコードが表示されてから、もう一度お試しください。',
  }),
  baseKeysRefused: () => ({
    message: 'ロールを引き受けるためのキーが、AWS で無効になっています。',
    next: 'もう一度サインインするか、元のプロファイルのキーを更新してください。',
  }),
  federationRefused: () => ({
    message: 'AWS がこのキーからコンソールのリンクを作りませんでした。',
    next: 'ポータル経由でコンソールを開いてください。',
  }),
  internal: () => ({
    message: 'Daypass の内部で問題が発生しました。',
    next: 'もう一度お試しください。解決しない場合は、コード「internal」を添えてご報告ください。',
  }),
};

const login = (facts: ErrorFacts) =>
  factText(
    facts,
    ['sessionName', 'session'],
    (name) => `次を実行してください: daypass login ${shellWord(name)}`,
    '次を実行してください: daypass login',
  );

const loginByDevice = (facts: ErrorFacts) =>
  factText(
    facts,
    ['sessionName', 'session'],
    (name) => `次を実行してください: daypass login ${shellWord(name)} --device`,
    '次を実行してください: daypass login --device',
  );

export const commandLineAdvice: CommandLineAdvice = {
  ...teamAdvice,
  productionNotConfirmed: () => '確認に y で答えるか、答えられない場所では --yes を付けてください。',
  usage: (facts) =>
    usageAdvice(
      facts,
      factText(facts, ['command'], (command) => `使い方: daypass ${command} --help`, '使い方: daypass --help'),
    ),
  sessionUnknown: () =>
    'daypass status で確認するか、追加してください: daypass session add NAME --start-url URL --region REGION',
  sessionNone: () => '追加してください: daypass session add NAME --start-url URL --region REGION',
  regionNotFound: () =>
    'IAM Identity Center コンソールの「設定」で確認するか、AWS 管理者に問い合わせて、--region REGION を付けてください。',
  regionNeeded: () => '作業するリージョンを指定してください: --region ap-northeast-1',
  roleUnknown: () => '確認: daypass list',
  noPreviousProfile: () => '選ぶには: daypass use',
  profileUnknown: () => 'AWS の設定ファイルで名前を確認するか、daypass profile add で追加してください。',
  signInNeeded: login,
  nobodyToSignIn: () => 'リンクとコードを出力するには: daypass login --device（プログラムの場合は --json）',
  signInCancelled: login,
  signInExpired: login,
  browserFlowUnsupported: loginByDevice,
  callbackUnavailable: loginByDevice,
  browserNotOpened: () => '表示されたリンクをご自身で開いてください。',
  captivePortal: (facts) =>
    orEndpoint(facts, 'ブラウザでネットワークにサインインしてから、もう一度コマンドを実行してください。'),
  browserUnknown: (facts) =>
    factText(facts, ['known'], (names) => `使えるもの: ${names}`, 'このオプションを省くと、通常のものを使います。'),
  samlResponseNeeded: (facts) =>
    factText(
      facts,
      ['session'],
      (name) =>
        `いずれかをインストールするか、SAMLResponse を貼り付けてください: daypass login ${shellWord(name)} --response -`,
      'いずれかをインストールするか、SAMLResponse を貼り付けてください: daypass login NAME --response -',
    ),
  mfaCodeNeeded: () => 'ターミナルでコマンドを実行し、デバイスに表示されたコードを入力してください。',
  noAccess: () =>
    '管理者に割り当てを依頼し、その後に daypass list --refresh を実行してください。ポータルにアプリケーションとして表示される外部アカウントの場合: daypass saml add NAME --url LINK',
  roleNotFound: (facts) =>
    factText(facts, ['near'], (name) => `${name} のことですか? `, '') +
    '割り当てられているロールを確認してください: daypass list --refresh',
  internal: () => 'DAYPASS_DEBUG=1 を設定してもう一度実行すると、詳細が表示されます。',
};
