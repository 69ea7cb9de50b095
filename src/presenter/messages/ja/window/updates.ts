import type { en } from '../../en.ts';

/** バージョン情報ページの、新しいリリースの有無と更新方法。 */
export const updates: typeof en.window.updates = {
  heading: '更新',
  available: (version) => `Daypass ${version} を利用できます`,
  whatChanged: '変更内容',
  notThisVersion: 'このバージョンは不要',
  howTo: 'このコピーを更新するには、次のコマンドを実行します。',
  howToByEither: 'このコピーを更新するには、次のいずれかのコマンドを実行します。',
  howToElsewhere: 'インストールに使ったパッケージマネージャーで更新してください。',
  copyCommand: (command) => `コピー: ${command}`,
  upToDate: (when) => `新しいリリースはありません（${when} 時点）。`,
  notChecked: 'まだ確認していません。',
  checking: '確認しています…',
  check: '更新を確認',
  daily: '1 日に 1 回、更新を確認',
  dailyHint: (host) => `最新リリースの番号を ${host} に問い合わせます。ダウンロードやインストールは行いません。`,
  notPossible: 'このコピーはリリースとしてビルドされていないため、リリースの一覧を確認できません。',
};
