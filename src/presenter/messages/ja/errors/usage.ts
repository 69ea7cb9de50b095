import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';
import { quoted } from './facts.ts';

export function usageMessage(facts: ErrorFacts): string {
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

export function usageAdvice(facts: ErrorFacts, fallback: string): string {
  if (facts['problem'] === 'endpoint') return '変数を修正するか、設定を解除してください。';
  if (facts['problem'] === 'sharedPath')
    return 'ASCII の英数字からなる絶対パスでフォルダーを指定するか、--as で指定してください。';
  if (facts['problem'] === 'valueUnsafe') return '別の形式を選んでください。';
  if (facts['problem'] === 'commandOther')
    return factText(facts, ['hint'], (hint) => `次を使ってください: ${hint}`, fallback);
  const known = factText(facts, ['known'], (names) => `次のいずれかを指定してください: ${names}。`, fallback);
  return factText(facts, ['hint'], (hint) => `${hint} のことですか?`, known);
}
