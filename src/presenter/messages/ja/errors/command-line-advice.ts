import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { shellWord } from '../../../words/shell-word.ts';
import { factText, wordFor, type CommandLineAdvice } from '../../error-entry.ts';
import { orEndpoint } from './facts.ts';
import { usageAdvice } from './usage.ts';
import { teamAdvice } from '../moving/team-errors.ts';
import { toolRefusals } from './tool-refusals.ts';

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
  productionNotConfirmed: (facts) =>
    wordFor(facts, 'refusal', toolRefusals) ?? '確認に y で答えるか、答えられない場所では --yes を付けてください。',
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
