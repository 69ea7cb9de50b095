import type { en } from '../../en.ts';

export const versionHelp: Pick<typeof en.cli.help, 'version'> = {
  version: `使い方: daypass version [--check]

バージョンを表示します。

  --check            新しいリリースの有無も確認し、このコピーの更新方法を表示（ダウンロードは行いません）。
                     DAYPASS_RELEASES_URL は GitHub 以外の一覧を指定します: https://HOST/repos/OWNER/NAME/releases`,
};

export const versionWords: typeof en.cli.version = {
  upToDate: '新しいリリースはありません。',
  available: (version) => `Daypass ${version} を利用できます。`,
  whatChanged: (page) => `変更内容: ${page}`,
  howTo: 'このコピーの更新方法:',
  howToByEither: 'このコピーの更新方法（いずれか）:',
  howToElsewhere: 'インストールに使ったパッケージマネージャーで更新してください。',
};
