import type { editErrors as english } from '../../en/errors/edits.ts';
import { factText, type ErrorsLike } from '../../error-entry.ts';
import { quoted, named } from './facts.ts';

export const editErrors: ErrorsLike<typeof english> = {
  profileExists: (facts) => ({
    message: `${named(facts, ['profileName', 'profile', 'name'], 'プロファイル')}はすでに存在します。`,
    next: '別の名前を指定してください。Daypass が既存のプロファイルを上書きすることはありません。',
  }),
  roleArnInvalid: () => ({
    message: 'IAM ロールの ARN ではありません。',
    next: 'arn:aws:iam::123456789012:role/NAME の形式で指定してください。',
  }),
  sourceProfileLoop: (facts) => ({
    message: `${named(facts, ['profile'], 'プロファイル')}が自分自身からキーを得ることになります。`,
    next: 'このプロファイルに戻ってこないプロファイルを参照元に選んでください。',
  }),
  nameTemplateInvalid: (facts) => ({
    message: `名前のテンプレート${factText(facts, ['template'], quoted, '')}からは使える名前を作れません。`,
    next: '{session}、{account}、{accountId}、{label}、{role} を使い、前後には英数字と _ . + @ % : / - だけを置いてください。',
  }),
  nothingSelected: () => ({
    message: 'この条件に当てはまるロールはありません。',
    next: 'ロールを 1 つ以上選ぶか、先にアカウントの一覧を更新してください。',
  }),
  sessionInUse: (facts) => ({
    message: `${factText(facts, ['session', 'name'], quoted, 'このセッション')}は ${factText(facts, ['count'], (count) => count, '複数')} 個のプロファイルが使っています。`,
    next: 'それらのプロファイルも一緒に削除するか、先に別のセッションへ移してください。',
  }),
  notPrunable: (facts) => ({
    message: `プロファイル${factText(facts, ['profile'], quoted, '')}は残します。Daypass が作成したまま変更されておらず、ロールがなくなったプロファイルだけを整理できます。`,
    next: '整理できるものは daypass profile sync --dry-run で確認できます。それ以外のプロファイルは名前を指定して削除してください。',
  }),
  keysNotKept: (facts) => ({
    message: `Daypass は認証情報ファイルの${factText(facts, ['profile'], quoted, 'この名前')}にキーを保存していません。または、別のキーに置き換えられているため、そのままにします。`,
    next: '保存中のキーは daypass profile keys list で確認できます。',
  }),
  regionsDiffer: (facts) => ({
    message: `${factText(facts, ['startUrl'], quoted, 'このポータル')}のプロファイルのリージョンが一致していません（${factText(facts, ['regions'], (regions) => regions, '-')}）。セッションのリージョンは 1 つです。`,
    next: 'すべての sso_region を IAM Identity Center のリージョンにそろえてから移行してください。',
  }),
  previewStale: () => ({
    message: '表示したあとで AWS のファイルが変わったため、何も書き込みませんでした。',
    next: '新しい差分を確認してから適用してください。',
  }),
  backupNone: () => ({
    message: '元に戻せる変更がありません。',
    next: '元に戻せるのは Daypass が行った変更だけで、ファイルごとに直近 10 回分です。',
  }),
  undoConflict: (facts) => ({
    message: `${factText(facts, ['path'], (value) => value, 'ファイル')} のこの変更の箇所がその後書き換えられているため、そのままにしました。`,
    next: factText(
      facts,
      ['backupPath'],
      (value) => `変更前のファイルは ${value} にあります。`,
      '手で直してください。',
    ),
  }),
  editHalfDone: (facts) => ({
    message: `${factText(facts, ['written'], (value) => value, '1 つのファイル')} は変更しましたが、${factText(facts, ['path'], (value) => value, '別のファイル')} は変更できませんでした。`,
    next: '権限と空き容量を確認してから、変更を元に戻すか、もう一度行ってください。',
  }),
  findingGone: () => ({
    message: 'ファイルが変わり、この指摘はなくなりました。',
    next: '診断をもう一度実行してください。',
  }),
  toolNotFound: (facts) => ({
    message: `${factText(facts, ['tool'], (tool) => tool, 'そのツール')} の設定は見つかりませんでした。`,
    next: 'そのツールを設定したコンピューターとユーザーで実行してください。',
  }),
  importNone: (facts) => ({
    message: `元に戻せる取り込み（${factText(facts, ['name'], (name) => name, '指定の取り込み元')}）はありません。`,
    next: '何もする必要はありません。',
  }),
  appRunning: () => ({
    message: 'Daypass アプリが動作しています。',
    next: 'トレイのメニューから終了して、もう一度お試しください。',
  }),
  bridgeNotRunnable: (facts) =>
    facts['command'] === 'aws'
      ? {
          message:
            'PATH なしで実行できる AWS CLI バージョン 2 が見つかりませんでした。ツールは PATH なしで起動することがあります。',
          next: 'AWS CLI バージョン 2 をインストールするか、Daypass でブリッジを作成してください。',
        }
      : {
          message:
            'PATH なしで実行できる daypass コマンドが見つかりませんでした。ツールは PATH なしで起動することがあります。',
          next: 'Node.js 20 以降とともにコマンドラインを ASCII 文字の自分のフォルダーにインストールするか、AWS CLI でブリッジを作成してください。',
        },
};
