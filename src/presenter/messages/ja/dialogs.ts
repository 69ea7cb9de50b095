import type { en } from '../en.ts';

export const dialogs: typeof en.dialogs = {
  portalMessage: (host) => `${host} をブラウザーで開きますか?`,
  portalDetail:
    'このセッションの開始 URL は Daypass の起動後に追加されたもので、AWS のアドレスではありません。会社のアクセスポータルとして知っている場合だけ続けてください。',
  portalYes: '開く',
  keepKeysMessage: (account) => `${account} のキーを認証情報ファイルに書き込みますか?`,
  keepKeysDetail: (role) =>
    `これは本番アカウントです。実行するすべてのプログラムが、そこから ${role} のキーを読み取れます。`,
  keepKeysYes: 'キーを書き込む',
  no: 'キャンセル',
};
