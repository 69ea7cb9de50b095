import { shellWord } from '../../../words/shell-word.ts';
import type { machineFindings as english } from '../../en/findings/machine.ts';
import { factText } from '../../error-entry.ts';
import type { FindingsLike } from '../../finding-entry.ts';
import { counted } from '../../plural.ts';
import { count } from './facts.ts';

export const machineFindings: FindingsLike<typeof english> = {
  permissionsTooWide: (facts) => ({
    title: `${factText(facts, ['file'], (name) => name, 'このファイル')} を他のユーザーが${facts['risk'] === 'write' ? '変更' : '読み取り'}できます`,
    explanation: `アクセス権は ${factText(facts, ['mode'], (mode) => mode, '広すぎる値')} です。${
      facts['risk'] === 'write'
        ? '書き込める人は、あなたのツールに任意のプログラムを実行させられます。'
        : 'トークンやキーが含まれることがあります。'
    }`,
    fix: 'このユーザーだけがアクセスできるようにします。',
  }),
  notYours: (facts) => {
    const path = factText(facts, ['path'], (name) => name, 'ファイル');
    if (facts['reason'] === 'link')
      return {
        title: 'Daypass のファイルの場所にリンクがあります',
        explanation: `${path} はシンボリックリンクです。Daypass は自身のファイルではリンクをたどらないため、使用していません。`,
        fix: 'リンクが置かれている理由を確認し、削除してください。',
      };
    if (facts['reason'] === 'openToOthers')
      return {
        title: 'Daypass のフォルダーに他のユーザーも書き込めます',
        explanation: `${path} のバックアップは設定ファイルに戻されるため、他のユーザーがツールの動作を変えられます。`,
        fix: 'Daypass を再起動すると、フォルダーは自分専用になります。',
      };
    const whose = factText(facts, ['owner'], (name) => (name === 'root' ? 'root' : `ユーザー ${name}`), '別のユーザー');
    return {
      title: `所有者が ${whose} です`,
      explanation: `${path} はあなたのものではありません（sudo で実行した可能性があります）。中のファイルを更新も変更もできません。`,
      fix: `自分のものにするには「sudo chown -R "$(id -u)" ${shellWord(path)}」を実行してください。`,
    };
  },
  notWritable: (facts) => {
    const path = factText(facts, ['path'], (name) => name, 'ファイル');
    const [why, fix] =
      facts['reason'] === 'immutable'
        ? [
            '変更不可の属性が付いています',
            `変更してよければ「sudo chattr -i ${shellWord(path)}」（macOS では chflags nouchg）を実行してください。`,
          ]
        : facts['reason'] === 'readOnlyFileSystem'
          ? [
              '読み取り専用のファイルシステムにあります',
              '書き込み可能でマウントするか、ファイルの作成元で変更してください。',
            ]
          : [
              'モードかアクセスリストで書き込みが禁止されています',
              'chmod u+w で許可するか、getfacl でアクセスリストを確認してください。',
            ];
    return {
      title: '書き込めません',
      explanation: `${path} は書き込めません。${why}。サインインの更新と編集ができません。`,
      fix,
    };
  },
  clockSkewed: (facts) => ({
    title: `時計が ${counted('ja', Math.abs(count(facts, 'minutes')), { other: '分' })}${count(facts, 'minutes') < 0 ? '遅れて' : '進んで'}います`,
    explanation: '5 分を超えてずれていると AWS は署名を拒否し、有効期限の計算も狂います。',
    fix: 'ネットワークの時刻に合わせてください。',
  }),
  fileLarge: (facts) => ({
    title: `1 つのファイルにプロファイルが ${counted('ja', count(facts, 'profiles'), { other: '件' })}あります`,
    explanation: `AWS のツールは起動のたびにすべてを読みます。AWS CLI では 1 回あたり約 ${new Intl.NumberFormat('ja').format(count(facts, 'addedMillis'))} ミリ秒かかります。`,
    fix: '使わないプロファイルを取り除いてください。',
  }),
};
