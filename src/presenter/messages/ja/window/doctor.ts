import type { doctor as english } from '../../en/window/doctor.ts';
import { counted } from '../../plural.ts';

const items = (count: number) => counted('ja', count, { other: '件' });

export const doctor: typeof english = {
  heading: '診断',
  lead: 'AWS ツールがファイルをどう読み取るか、何が妨げになっているかを確認します。',
  checking: 'AWS のファイルを確認しています…',
  checkAgain: '再確認',
  checked: (ago) => `確認: ${ago}`,
  filesRead: (count) => `${items(count)}のファイルを確認`,
  failed: 'ファイルを確認できませんでした',
  clean: '問題はありません',
  cleanHint: 'AWS CLI、JavaScript、Go はファイルを同じように読み取り、妨げになるものはありません。',
  severities: {
    error: '動作しません',
    warning: '問題になります',
    note: '参考情報',
  },
  counts: {
    error: (count) => `エラー ${items(count)}`,
    warning: (count) => `警告 ${items(count)}`,
    note: (count) => `参考 ${items(count)}`,
  },
  hurts: '影響',
  at: (path, line) => `${path}、${line} 行目`,
  fix: '修正…',
  fixOf: (what) => `修正: ${what}`,
  fixAll: (count) => `${items(count)}すべて修正…`,
  open: (line) => `${line} 行目を開く`,
  openOf: (what, line) => `${line} 行目を開く: ${what}`,
  openedAt: (line) => `${line} 行目を開きました`,
  openedFile: (line) => `ファイルを開きました。${line} 行目をご覧ください。`,
  use: (name) => `${name} に直す…`,
  copyCommand: (command) => `コピー: ${command}`,
  commandCopied: 'コマンドをコピーしました',
  filters: '診断結果の絞り込み',
  byTool: 'ツール',
  byProfile: 'プロファイル',
  everyProfile: 'すべてのプロファイル',
  noneLeft: '該当する項目はありません',
  showAll: 'すべて表示',
  showMore: (count) => `さらに ${items(count)}表示`,
};
