import type { en } from '../../en.ts';

/** シェルで使うコマンドのヘルプ。 */
export const shellHelp: Pick<typeof en.cli.help, 'use' | 'init' | 'prompt'> = {
  use: `使い方: daypass use [ROLE…|-] [--unset] [--template T] [--shell SHELL]

このシェルでロールを使います（AWS_PROFILE を設定）。ROLE を省略したときや複数に合うときは、入力して選びます。
プロファイルのないロールにはプロファイルを作ります。名前の付け方は一度だけ尋ね、記憶します。
シェルの起動ファイルに次の行が一度必要です: eval "$(daypass init bash)"

  ROLE               プロファイル、名前か ID による ACCOUNT/ROLE、または語
  -                  前のプロファイルに戻る
  --unset            プロファイルを使わない
  --template T       プロファイルの名前の付け方（{session}、{account}、{accountId}、{label}、{role}）
  --shell SHELL      対象のシェル: bash、zsh、fish、powershell`,
  init: `使い方: daypass init SHELL [--prompt] [--no-completions]

シェルの起動ファイルが評価する内容を出力します。daypass use と語の補完が使えるようになります。
SHELL は bash、zsh、fish、powershell のいずれかです。
  bash（~/.bashrc）:                        eval "$(daypass init bash)"
  zsh（~/.zshrc）:                          eval "$(daypass init zsh)"
  fish（~/.config/fish/config.fish）:       daypass init fish | source
  PowerShell（$PROFILE）:                   daypass init powershell | Out-String | Invoke-Expression

  --prompt           プロンプトにプロファイルも表示
  --no-completions   語を補完しない`,
  prompt: `使い方: daypass prompt [--shell FORM] [--json]

ここで AWS のツールが使うプロファイルと、そのセッションの残り時間を出力します。なければ何も出力しません。
本番は赤で表示します。読むのはファイルだけです。

  --shell FORM       bash、zsh、fish、powershell のプロンプトに合う色、ansi、または plain
                     （デフォルトは plain: 色なし）
  --json             JSON を出力`,
};

export const shellWords: Pick<typeof en.cli, 'use'> = {
  use: {
    prompt: '使うロール: ',
    footer: (found) => `${found} 件。Enter で使用、Esc で終了。`,
    nothing: '見つかりません。',
    used: (profile) => `AWS_PROFILE は ${profile} です。`,
    unset: 'AWS_PROFILE は設定されていません。',
    howToSet: (shell) =>
      `表示しただけです。プログラムはシェルの変数を設定できません。シェルに設定させる方法: daypass init ${shell} --help`,
    signInNeeded: (label, name) => `${label} にサインインしていません。サインインするには: daypass login ${name}`,
    left: (label, left) => `${label}: 残り ${left}`,
    noProfile: (role) => `${role} のプロファイルはまだありません。`,
    template: 'プロファイルの名前の付け方（{session}、{account}、{accountId}、{label}、{role} は置き換えられます）',
    added: (profile, path) => `プロファイル ${profile} を ${path} に追加しました。`,
  },
};
