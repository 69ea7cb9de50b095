import type { en } from '../en.ts';

export const dialogs: typeof en.dialogs = {
  portalMessage: (host) => `${host} をブラウザーで開きますか?`,
  portalDetail:
    'このセッションの開始 URL は Daypass の起動後に追加されたもので、AWS のアドレスではありません。会社のアクセスポータルとして知っている場合だけ続けてください。',
  portalYes: '開く',
  production: {
    keepKeys: (account, role) => ({
      message: `${account} のキーを認証情報ファイルに書き込みますか?`,
      detail: `これは本番アカウントであるか、Daypass の起動中に本番アカウントの条件が変更されました。実行するすべてのプログラムが、そこから ${role} のキーを読み取れます。`,
      yes: 'キーを書き込む',
    }),
    consoleKeys: (account, role) => ({
      message: `${account} のコンソールを一時キーで開きますか?`,
      detail: `これは本番アカウントです。ブラウザーはアクセスポータルを使わず、${role} としてサインインします。`,
      yes: 'コンソールを開く',
    }),
  },
  no: 'キャンセル',
};
