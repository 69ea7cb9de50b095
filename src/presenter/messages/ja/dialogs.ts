import type { en } from '../en.ts';

export const dialogs: typeof en.dialogs = {
  portalMessage: (host) => `${host} をブラウザで開きますか?`,
  portalDetail:
    'このセッションのアドレスは Daypass の起動後に追加されたもので、AWS のものではありません。会社のアクセスポータルか ID プロバイダーとして知っている場合だけ続けてください。',
  portalYes: '開く',
  fetchStartUrl: (host) => ({
    message: `${host} にアクセスポータルを問い合わせますか?`,
    detail:
      'この開始 URL は AWS のものではありません。Daypass は転送先のアクセスポータルを調べるため、このサーバーにリクエストを送ります。会社のアドレスとして知っている場合だけ続けてください。',
    yes: '問い合わせる',
  }),
  useProxy: (address) => ({
    message: `${address} を経由して AWS に接続しますか?`,
    detail:
      'プロキシの運営者には、Daypass が接続するホストがわかります。自分または会社のプロキシである場合だけ続けてください。',
    yes: 'プロキシを使う',
  }),
  production: {
    isProduction: 'これは本番アカウントです。',
    nameUnknown: 'AWS に問い合わせられず、このアカウントの名前がわからないため、本番アカウントの可能性があります。',
    keepKeys: (account, role) => ({
      message: `${account} のキーを認証情報ファイルに書き込みますか?`,
      detail: `実行するすべてのプログラムが、そこから ${role} のキーを読み取れます。`,
      yes: 'キーを書き込む',
    }),
    copyKeys: (account, role, profileName) => ({
      message: `${account} の認証情報をコピーしますか?`,
      detail: `このキーを手にした人は、有効期限まで ${role} として操作できます。${profileName === '' ? '' : `より安全な方法: プロファイル ${profileName} を使えば、キーを Daypass の外に出さずに同じ権限で作業できます。`}コピーすると、このアカウントについては 1 時間は確認しません。`,
      yes: '認証情報をコピー',
    }),
    consoleKeys: (account, role) => ({
      message: `${account} のコンソールを一時キーで開きますか?`,
      detail: `ブラウザはアクセスポータルを使わず、${role} としてサインインします。`,
      yes: 'コンソールを開く',
    }),
    tool: (program, folder, account, role) => ({
      message: `${program} に ${account} のキーを渡しますか?`,
      detail: `${program} が${folder === '' ? '' : `フォルダー ${folder} から`}ロール ${role} のキーを求めています。プログラム名はプログラム自身の申告です。いま自分で起動したものである場合だけ続けてください。`,
      once: '今回だけ',
      hour: '1 時間',
    }),
    touchIdReason: (account) => `プログラムに ${account} のキーを渡す`,
  },
  loosenGuard: {
    asking: {
      message: '本番アカウントのキーを確認なしで渡しますか?',
      detail: '現在は、本番アカウントごとに 1 時間に 1 回確認しています。',
      yes: '確認をやめる',
    },
    tools: {
      message: 'ツールに本番アカウントのキーを確認なしで渡しますか?',
      detail: '現在は、自分でキーを取得するプログラム（exec、credential_process、コンテナー） にも確認が必要です。',
      yes: '確認をやめる',
    },
    accounts: {
      message: '本番として扱うアカウントを減らしますか?',
      detail: 'この変更で外れるアカウントのキーは、確認なしで渡されるようになります。',
      yes: '変更する',
    },
  },
  no: 'キャンセル',
};
