import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { environmentFindings as english } from '../../en/findings/environment.ts';
import { factText } from '../../error-entry.ts';
import type { FindingsLike } from '../../finding-entry.ts';
import { value, meant } from './facts.ts';

const variable = (facts: ErrorFacts) => factText(facts, ['variable'], (name) => name, '環境変数');

const endpointVariables = (facts: ErrorFacts) => {
  const more = factText(facts, ['also'], (names) => names, '')
    .split(' ')
    .filter(Boolean).length;
  return more === 0
    ? `${variable(facts)} が接続先を変えています`
    : `${variable(facts)} ほか ${more} 個の変数が接続先を変えています`;
};

function homeSplit(facts: ErrorFacts): string {
  return facts['where'] === 'wsl'
    ? 'WSL には Windows とは別のホームフォルダーがあります。Windows 側のサインインやプロファイルは WSL からは見えず、その逆も同じです。'
    : 'HOME と USERPROFILE が別々のフォルダーを指しています。JavaScript の SDK は前者を、AWS CLI と Go の SDK は後者を見ます。';
}

function environmentRegion(facts: ErrorFacts): string {
  const names = `${factText(facts, ['awsRegion'], (name) => name, 'あるリージョン')} と ${factText(facts, ['awsDefaultRegion'], (name) => name, '別のリージョン')}`;
  return `それぞれ ${names} を指しています。boto3 は AWS_DEFAULT_REGION だけを、JavaScript の SDK は AWS_REGION だけを読むため、ツールごとにリージョンが変わります。`;
}

export const environmentFindings: FindingsLike<typeof english> = {
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
  environmentKeys: (facts) => ({
    title: `${variable(facts)} が設定されています`,
    explanation: '環境変数のキーはプロファイルより優先されます。プロファイルの内容にかかわらず、このキーが使われます。',
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
};
