import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { shellWord } from '../../../words/shell-word.ts';
import type { tokenCacheFindings as english } from '../../en/findings/token-cache.ts';
import { factText } from '../../error-entry.ts';
import type { FindingsLike } from '../../finding-entry.ts';
import { counted } from '../../plural.ts';
import { session, file, count } from './facts.ts';

const inSession = (facts: ErrorFacts) => factText(facts, ['session'], (name) => `（セッション ${name}）`, '');

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

export const tokenCacheFindings: FindingsLike<typeof english> = {
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
};
