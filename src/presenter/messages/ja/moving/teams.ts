import type { teamHelp as enHelp, teamWords as enWords } from '../../en/moving/teams.ts';

export const teamHelp: typeof enHelp = {
  'team add': `使い方: daypass team add ADDRESS [--dry-run] [--yes] [--json]

チームファイルの内容（セッション、ロールのプロファイル、本番のパターン、アカウントのラベルと色、
ブラウザ）を表示し、確認のうえ追加します。ADDRESS は https のリンク、ファイルのパス、または
daypass-team.yaml のあるフォルダー（git のチェックアウトなど）のパスです。コマンドは実行されません。

  --dry-run          変更点を差分で表示し、何も変更しない
  --yes              確認せずに変更する
  --json             JSON を出力（--yes がなければ何も変更しない）`,
  'team sync': `使い方: daypass team sync [NAME] [--dry-run] [--yes] [--json]

追加したチームファイル（または指定の 1 つ）を読み直し、変わったところを表示して反映します。
ファイルから削除されたセッションとプロファイルはそのまま残します。

  --dry-run          変更点を差分で表示し、何も変更しない
  --yes              確認せずに変更する
  --json             JSON を出力（--yes がなければ何も変更しない）`,
  'team list': `使い方: daypass team list [--json]

追加したチームファイルの一覧を表示します。

  --json             JSON を出力`,
  'team remove': `使い方: daypass team remove NAME

チームファイルによる変更を元に戻し、登録を削除します。その後にあなたが変更したものは残ります。`,
};

export const teamWords: typeof enWords = {
  added: (name) => `${name} を追加しました。`,
  synced: (name) => `${name} を更新しました。`,
  removed: (name) => `${name} とその内容を削除しました。`,
  none: 'チームファイルはまだありません。追加するには: daypass team add ADDRESS',
  columns: { name: 'チーム', address: '場所' },
};
