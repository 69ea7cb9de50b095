import type { en } from '../../en.ts';

/** 最初の手順のヘルプ。 */
export const setupHelp: Pick<typeof en.cli.help, 'setup'> = {
  setup: `使い方: daypass setup [START_URL] [OPTIONS]

AWS アクセスポータルのアドレスから、使えるプロファイルまで設定します。リージョンを調べ、サインインし、アカウントと
ロールを選び、プロファイルを追加します。オプションで指定しないものは尋ねます。

  --start-url URL    AWS アクセスポータルのアドレス（START_URL と同じ）
  --session NAME     セッションの名前
  --sso-region R     IAM Identity Center のリージョン（見つからないとき）
  --account A        アカウント（ID または名前）
  --role NAME        ロール（許可セット）
  --profile NAME     プロファイルの名前。default は指定がないときにツールが使うプロファイル
  --region R         ツールがデフォルトで使うリージョン
  --output FORMAT    AWS CLI の出力形式
  --default          ロールをデフォルトのプロファイルにもする`,
};

export const setupWords: typeof en.cli.setup = {
  startUrl: 'AWS アクセスポータルの開始 URL',
  ssoRegion: 'IAM Identity Center のリージョン',
  session: 'セッションの名前',
  sessionKnown: (name) => `セッション ${name} はすでにこのポータルを使っています。`,
  sessionAdded: (name) => `セッション ${name} を追加しました。`,
  role: 'ロール: ',
  profile: 'プロファイルの名前',
  region: 'ツールがデフォルトで使うリージョン',
  output: 'AWS CLI の出力形式',
  asDefault: 'プロファイルの指定がないとき（default）にもこのロールを使いますか? [y/N]',
  done: (profile) => `完了しました。試すには: aws sts get-caller-identity --profile ${profile}`,
};
