export const remoteHelp = (roleWords: string, yes: string) => ({
  share: `使い方: daypass share DIR [ROLE…] [--as PATH] [--yes]

Daypass に接続できないコンテナーなどのために、フォルダー DIR にキーを置きます。ファイル config と、ロールごとの
キーのファイルを書き出し、Ctrl-C を押すまで更新し、終了時に削除します。利用側に必要なものは
AWS_CONFIG_FILE=PATH/config と、プログラム cat です。複数のプロファイルは --profile P,Q で指定します。
最初のものはデフォルトのプロファイルにもなります。

${roleWords}
  --as PATH          利用側から見た DIR の場所（例: /daypass、C:\\daypass。デフォルトはこの場所）
${yes}`,
  ssh: `使い方: daypass ssh HOST [ROLE…] [--yes] [-- SSH_OPTION… COMMAND…]

SSH セッションを開きます。その中のプログラムはこのコンピューターからロールのキーを受け取り、セッションの間は
更新されます。-- の後は ssh に渡されます（オプション、コマンドの順）。ssh の終了コードで終了し、接続先には何も残しません。

${roleWords}
${yes}`,
});

export const remoteWords = {
  share: {
    ready: (dir: string) => `キーを ${dir} に置きました。Ctrl-C を押すまで更新します。`,
    use: (variable: string) => `このフォルダーを使うプログラムに必要な設定: ${variable}`,
    renewedAgain: 'キーの更新を再開しました。',
    stopped: (dir: string) => `停止しました。${dir} からキーを削除しました。`,
  },
};
