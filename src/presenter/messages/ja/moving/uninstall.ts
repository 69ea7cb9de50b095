import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';
import type { uninstallHelp as enHelp, uninstallWords as enWords } from '../../en/moving/uninstall.ts';

export const uninstallHelp: typeof enHelp = {
  uninstall: `使い方: daypass uninstall [--purge] [--dry-run] [--yes] [--json]

Daypass が追加したもの（Daypass でしか使えないプロファイル、保存したキー、ログイン時の起動、
バックアップ、キーのキャッシュ、ログ）を取り除きます。取り除くものと残るものを表示し、確認してから
実行します。プログラム本体は、インストールした方法で削除してください。

  --purge            すべてのセッションからサインアウトし、設定と履歴も削除する
  --dry-run          表示だけする
  --yes              確認せずに実行する
  --json             JSON を出力（--yes がなければ何も変更しない）`,
};

const text = (facts: ErrorFacts, key: string, fallback: string) => factText(facts, [key], (value) => value, fallback);

export const uninstallWords: typeof enWords = {
  goes: '取り除くもの:',
  nothing: '取り除くものはありません。',
  stays: '残るもの:',
  signsOut: (session) => `${session} へのサインイン`,
  profile: (name) => `プロファイル ${name}（Daypass でしか使えません）`,
  storedKeys: (name) => `認証情報ファイルに保存した ${name} のキー`,
  ask: 'これらを取り除きますか? [y/N]',
  askPurge: '元には戻せません。すべてのセッションからサインアウトし、これらを取り除きますか? [y/N]',
  dryRun: '何も変更していません。',
  notConfirmed: '何も変更していません。確認なしで実行するには --yes を付けてください。',
  done: '完了しました。残るものは上のとおりです。',
  stay: {
    profiles: (facts) => `Daypass なしでもすべての AWS ツールで使えるプロファイル ${text(facts, 'count', '数')} 件`,
    sessions: (facts) => `AWS の設定ファイルのセッション: ${text(facts, 'names', '')}`,
    tokens: (facts) => `AWS CLI も使うサインイン情報（${text(facts, 'path', 'SSO のキャッシュ')}）`,
    settings: (facts) => `設定、お気に入り、メモ（${text(facts, 'path', 'Daypass のフォルダー')}。--purge で削除）`,
    handWritten: (facts) =>
      `自分で書いた、Daypass を実行するプロファイル（使えなくなります）: ${text(facts, 'names', '')}（${text(facts, 'path', 'AWS の設定ファイル')}）`,
    shellLines: (facts) =>
      `daypass を実行する行（手作業で削除してください）: ${text(facts, 'paths', 'シェルの設定ファイル')}`,
    loginItem: () => 'ログイン時の起動（有効にした場合は、先にアプリの設定で無効にしてください）',
    foreignFiles: (facts) => `Daypass のものではないファイル（${text(facts, 'path', 'Daypass のフォルダー')}）`,
    program: () =>
      'プログラム本体: npm uninstall -g daypass を実行するか、アプリをインストールした方法で削除してください',
  },
};
