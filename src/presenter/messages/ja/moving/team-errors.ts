import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText, type ErrorEntries } from '../../error-entry.ts';
import type { teamAdvice as enAdvice, TeamErrorCode } from '../../en/moving/team-errors.ts';

const named = (facts: ErrorFacts, fallback: string) => factText(facts, ['name'], (name) => name, fallback);
const address = (facts: ErrorFacts, fallback: string) => factText(facts, ['address'], (text) => text, fallback);

export const teamErrors: Pick<ErrorEntries, TeamErrorCode> = {
  teamAddressInvalid: (facts) => ({
    message: `${address(facts, 'これ')} はチームファイルの場所として使えません${facts['problem'] === 'hasCredentials' ? '（ユーザー名またはパスワードを含んでいます）' : ''}。`,
    next: 'https のリンク、ファイルのパス、または daypass-team.yaml のあるフォルダーのパスを指定してください。',
  }),
  teamFileMissing: (facts) => ({
    message: `${address(facts, '指定の場所')} にチームファイルがありません。`,
    next: '場所を確かめるか、ファイルの作成者に問い合わせてください。',
  }),
  teamFileInvalid: (facts) => ({
    message: `${address(facts, 'チームファイル')} は使えません: ${problemOf(facts)}。`,
    next: 'ファイルの作成者に修正を依頼してください。形式は docs/schemas/team.schema.json にあります。',
  }),
  teamFileRefused: (facts) => ({
    message: `${address(facts, 'サーバー')} からファイルを取得できません${factText(facts, ['status'], (status) => `（HTTP ${status}）`, '')}。`,
    next: 'サインインが必要なファイルは取得できません。リポジトリをクローンし、パスを指定してください。',
  }),
  teamExists: (facts) => ({
    message: `「${named(facts, '同じ名前')}」というチームファイルは ${address(facts, '別の場所')} から追加済みです。`,
    next: '先にそのファイルを削除してください。',
  }),
  teamUnknown: (facts) => ({
    message: `「${named(facts, 'その名前')}」というチームファイルはありません。`,
    next: factText(facts, ['known'], (names) => `登録済み: ${names}。`, '先に追加してください。'),
  }),
};

export const teamAdvice: typeof enAdvice = {
  teamExists: (facts) =>
    `先に削除してください: daypass team remove ${factText(facts, ['name'], (name) => name, 'NAME')}`,
  teamUnknown: () => '一覧: daypass team list、追加: daypass team add ADDRESS',
};

function problemOf({ problem, at }: ErrorFacts): string {
  const place = typeof at === 'string' && at !== '' ? at : '値';
  switch (problem) {
    case 'syntax':
      return 'エイリアスのない YAML でも JSON でもありません';
    case 'unknownKey':
      return `${place} はチームファイルの項目ではありません`;
    case 'sessionUnknown':
      return `セッション ${place} の定義がありません`;
    case 'twice':
      return '同じセッションが 2 回あります';
    case 'tooLarge':
      return '256 KiB を超えています';
    case 'renamed':
      return `名前が ${place} に変わっています`;
    default:
      return `${place} がないか、正しくありません`;
  }
}
