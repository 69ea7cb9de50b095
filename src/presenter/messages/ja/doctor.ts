import type {
  doctorHelp as englishHelp,
  doctorWords as englishWords,
  probeWords as englishProbe,
} from '../en/doctor.ts';
import { counted } from '../plural.ts';

export const doctorHelp: typeof englishHelp = {
  doctor: `使い方: daypass doctor [--json]
        daypass doctor --fix [ID…] [--dry-run]
        daypass doctor --fix ID --use NAME [--dry-run]
        daypass doctor --online [SESSION] [--json]

AWS の設定ファイル、トークンキャッシュ、環境変数を調べます。動かないところと、AWS CLI、JavaScript、Go のツールで読み方が食い違うところを示します。変更するのは --fix を付けたときだけで、profile undo で元に戻せます。

  --fix              直せるものを直します。ID や種類（inlineComment など）で選べます（省略時はすべて）
  --use NAME         打ち間違えた名前の候補が複数あるとき、書き込む名前を選びます
  --dry-run          変更を差分で表示するだけで、何も書き込みません
  --json             JSON で出力します。各項目は id、code、severity（error、warning、note）、file、line、text、
                     clients（botocore、javascript、go）、facts、fixable、meant、command と、表示言語での説明です。
                     使えないクライアントがあるプロファイルとその理由、ファイル全体を拒否するクライアントも示します

  --online           セッションへのサインインに必要なもの（開始 URL、プロキシ、TLS、OIDC、時計、サインイン、ロール）を
                     順に試し、どこで止まるかとその理由を示します。何も変更しません

終了コード: 0 は問題なし（参考のみを含む）、1 は問題あり。`,
};

export const probeWords: typeof englishProbe = {
  steps: {
    resolve: '開始 URL',
    proxy: 'プロキシ',
    tls: '接続',
    oidc: 'サインインサービス',
    clock: '時計',
    portal: 'サインイン',
    roles: 'ロール',
  },
  found(step, facts) {
    const fact = (name: string) => String(facts[name] ?? '');
    switch (step) {
      case 'resolve':
        return `${fact('startUrl')}（${fact('region')}）`;
      case 'proxy':
        return facts['proxy'] === undefined ? '経由しません' : fact('proxy');
      case 'tls':
        return `${fact('host')} に接続でき、信頼できます`;
      case 'oidc':
        return 'このポータルを認識しています';
      case 'clock':
        return '合っています';
      case 'portal':
        return 'サインイン済みです';
      case 'roles':
        return `アカウント ${fact('accounts')} 件、ロール ${fact('roles')} 件`;
    }
  },
  well: 'すべての段階が正常です。',
};

export const doctorWords: typeof englishWords = {
  line: (lineNumber) => `${lineNumber} 行目`,
  comma: '、',
  around: '環境とコンピューター',
  hurts: (clients) => `影響: ${clients}`,
  byHand: (advice) => `対処: ${advice}`,
  more: (count, lines) =>
    `同様のものがほかに ${counted('ja', count, { other: '件' })}あります${lines === '' ? '' : `（${lines}）`}`,
  lines: (numbers) => `${numbers} 行目`,
  counts: {
    error: (count) => `エラー ${counted('ja', count, { other: '件' })}`,
    warning: (count) => `警告 ${counted('ja', count, { other: '件' })}`,
    note: (count) => `参考 ${counted('ja', count, { other: '件' })}`,
  },
  fixAll: (count) => `このうち ${counted('ja', count, { other: '件' })}は修正できます: daypass doctor --fix`,
  well: (files) => `問題はありません。${counted('ja', files, { other: '個' })}のファイルを調べました。`,
  nothingToFix: '修正できるものはありません。',
  preview: '変更内容を見る: daypass doctor --fix --dry-run',
};
