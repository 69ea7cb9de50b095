import type { formFindings as english } from '../../en/findings/form.ts';
import { factText } from '../../error-entry.ts';
import type { FindingsLike } from '../../finding-entry.ts';
import { section, key, value, firstLine, file } from './facts.ts';

const REFUSED =
  'AWS CLI と Python のツールは、これがあるとファイル全体を拒否します。どのプロファイルも使えなくなります。';

export const formFindings: FindingsLike<typeof english> = {
  fileUnreadable: (facts) => ({
    title: 'ファイルを読めません',
    explanation: `${file(facts)} はありますが、${
      {
        forbidden: 'このユーザーには読み取り権限がありません',
        tooLarge: '大きすぎます',
        notAFile: '通常のファイルではありません',
      }[String(facts['reason'])] ?? '読み取りに失敗しました'
    }。`,
    fix: '所有者、アクセス権、ファイルの種類を確認してください。',
  }),
  notUtf8: () => ({
    title: 'UTF-8 ではない文字があります',
    explanation: 'AWS CLI と Python のツールは UTF-8 として読むため、ファイル全体が読めなくなります。',
    fix: 'エディターで UTF-8 として保存し直すか、該当する文字を書き直してください。',
  }),
  notAscii: () => ({
    title: 'ASCII 以外の文字があります（Windows）',
    explanation:
      'Windows の AWS CLI と Python のツールは、UTF-8 ではなくシステムのコードページでファイルを読みます。名前が文字化けし、文字によってはファイル全体が読めなくなります。',
    fix: 'このファイルでは ASCII だけを使うか、AWS_CLI_FILE_ENCODING=UTF-8 と PYTHONUTF8=1 を設定してください。',
  }),
  byteOrderMark: () => ({
    title: 'ファイルの先頭に BOM（バイト順マーク）があります',
    explanation: `Windows の一部のエディターが付ける、目に見えない文字です。${REFUSED}Go の SDK は最初のセクションを見落とします。`,
    fix: 'BOM を取り除きます。',
  }),
  loneCarriageReturn: () => ({
    title: '行の途中に復帰文字（CR）があります',
    explanation: 'AWS CLI と Python のツールはそこで改行とみなしますが、JavaScript と Go の SDK はみなしません。',
    fix: '正しい改行に直します。',
  }),
  lineBeforeFirstSection: () => ({
    title: '最初のセクションより前に設定があります',
    explanation: `どのプロファイルにも属していません。${REFUSED}`,
    fix: 'この行をコメントにします。',
  }),
  lineWithoutDelimiter: () => ({
    title: '設定になっていない行があります',
    explanation: `「=」がありません。${REFUSED}`,
    fix: 'この行をコメントにします。',
  }),
  emptyKey: () => ({
    title: '名前のない値があります',
    explanation: `「=」の前に何もありません。${REFUSED}`,
    fix: 'この行をコメントにします。',
  }),
  duplicateSection: (facts) => ({
    title: `セクション ${section(facts)} が 2 回あります${firstLine(facts)}`,
    explanation: `${REFUSED}JavaScript と Go の SDK は 2 つを合わせて読みます。`,
    fix: '2 つのセクションを 1 つにまとめます。同じ設定は、SDK の読み方どおり後の値を残します。',
  }),
  duplicateSpelling: (facts) => ({
    title: `セクション ${section(facts)} は、書き方の違う別のセクションと同じ名前です${firstLine(facts)}`,
    explanation:
      '同じプロファイルとみなすクライアントと、別のものとみなすクライアントがあります。どの設定が効くかはツール次第です。',
    fix: 'どちらか一方だけを残してください。',
  }),
  duplicateKey: (facts) => ({
    title: `設定 ${key(facts)} が 2 回あります${firstLine(facts)}`,
    explanation: `${REFUSED}JavaScript と Go の SDK は後の値を使います。`,
    fix: '前の行を取り除きます。SDK で効いているのは後の行です。',
  }),
  colonDelimiter: (facts) => ({
    title: `${key(facts)} の後が「=」ではなく「:」です`,
    explanation: 'JavaScript の SDK はこの行を読み飛ばします。',
    fix: '「=」に書き直します。',
  }),
  inlineComment: (facts) => ({
    title: `${key(facts)} の値の後ろにコメントがあります`,
    explanation: 'AWS CLI と Python のツールは、コメントも値の一部として読みます。',
    fix: 'コメントを独立した行に移します。',
  }),
  quotedValue: (facts) => ({
    title: `${key(facts)} の値が引用符で囲まれています`,
    explanation: 'AWS CLI、Python のツール、JavaScript の SDK は、引用符も値の一部として読みます。',
    fix: '引用符を取り除きます。',
  }),
  keyUpperCase: (facts) => ({
    title: `${key(facts)} に大文字が使われています`,
    explanation: 'JavaScript の SDK は小文字の名前だけを探すため、この設定を見つけられません。',
    fix: '小文字に書き直します。',
  }),
  indentedKey: (facts) => ({
    title: `${key(facts)} の行が字下げされています`,
    explanation: '上の値の続きとして読むツールと、独立した設定として読むツールがあります。',
    fix: '字下げをなくします。',
  }),
  fileUtf16: () => ({
    title: 'ファイルが UTF-16 で保存されています',
    explanation:
      'AWS のツールは UTF-8 で読むため、何も見つけられません。Windows のエディターや PowerShell の「>」は UTF-16 で書き込みます。',
    fix: 'バイト順マークなしの UTF-8 で保存し直してください。',
  }),
  keyUnknown: (facts) => ({
    title: `${key(facts)} という設定はありません`,
    explanation: `ツールはこの行を無視します。${factText(facts, ['near'], (name) => `${name} の誤りと思われます。`, '名前の誤りと思われます。')}`,
    fix: factText(facts, ['near'], (name) => `${name} に変更してください。`, '名前を直してください。'),
  }),
  valueUnknown: (facts) => ({
    title: `${value(facts)} は ${key(facts)} の値ではありません`,
    explanation:
      facts['allowed'] === 'number'
        ? '整数を指定します。ほかの値はツールが拒否するか無視します。'
        : `指定できるのは ${factText(facts, ['allowed'], (values) => values, '別の値')} です。ほかの値はツールが拒否するか無視します。`,
    fix: factText(facts, ['near'], (text) => `${text} と書いてください。`, '値を直してください。'),
  }),
  readDifferently: (facts) => ({
    title: `${section(facts)} の ${key(facts)} の読み方がツールごとに違います`,
    explanation: 'この書き方は、ツールによって別の意味になります。',
    fix: '設定を 1 行に 1 つずつ「キー = 値」の形で書いてください。',
  }),
};
