import type { en } from '../../en.ts';

/** デスクトップに関わるコマンドのヘルプ。 */
export const desktopHelp: Pick<typeof en.cli.help, 'copy' | 'open'> = {
  copy: `使い方: daypass copy [ROLE…] [--format FORMAT] [--yes]

ロールのキーを、画面に表示せずにクリップボードに入れます。SSH では、手元のマシンのクリップボードにターミナルが入れます
（OSC 52。tmux では set -g set-clipboard on）。アプリとは違い、クリップボードは消去されません。

  ROLE               プロファイル、名前か ID による ACCOUNT/ROLE、または 1 つのロールだけに合う語。
                     省略すると AWS_PROFILE のプロファイル
  --session S        SSO セッション
  --account A        アカウント（ID または名前）
  --role NAME        ロール（許可セット）
  --profile P        AWS の設定ファイルのプロファイル
  --format FORMAT    bash、zsh、fish、powershell、cmd、dotenv、json、ini、plain（デフォルトはアプリで最後に使った形式）
  --yes              本番アカウントの確認を省略`,
  open: `使い方: daypass open

Daypass アプリのウィンドウを開きます。起動していなければ起動します。通常の場所にないときは、DAYPASS_APP に
プログラムを指定します。`,
};

export const desktopWords: typeof en.cli.desktop = {
  copied: (role, format, until) => `${role} のキーを ${format} 形式でコピーしました（${until} まで有効）。`,
  opened: 'Daypass アプリを開きました。',
};
