import type { keySourceFindings as english } from '../../en/findings/key-sources.ts';
import { factText } from '../../error-entry.ts';
import type { FindingsLike } from '../../finding-entry.ts';
import { profile, value, meant } from './facts.ts';

export const keySourceFindings: FindingsLike<typeof english> = {
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
};
