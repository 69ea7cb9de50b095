import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { stsErrors as english } from '../../en/errors/sts.ts';
import { factText, type ErrorsLike } from '../../error-entry.ts';
import { quoted, named } from './facts.ts';

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

export const stsErrors: ErrorsLike<typeof english> = {
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
};
