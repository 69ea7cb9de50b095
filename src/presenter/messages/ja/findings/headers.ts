import type { headerFindings as english } from '../../en/findings/headers.ts';
import { factText } from '../../error-entry.ts';
import type { FindingsLike } from '../../finding-entry.ts';
import { section, firstLine } from './facts.ts';

export const headerFindings: FindingsLike<typeof english> = {
  headerQuoted: (facts) => ({
    title: `見出し ${section(facts)} に引用符があります`,
    explanation: '引用符を名前の一部とみなし、このセクションを見つけられないツールがあります。',
    fix: '引用符を取り除きます。',
  }),
  headerSpaced: (facts) => ({
    title: `見出し ${section(facts)} の空白が標準の形ではありません`,
    explanation: 'この空白の入れ方では、セクションを見つけられないツールがあります。',
    fix: '空白を 1 つにした見出しに書き直します。',
  }),
  headerTrailingText: (facts) => ({
    title: `見出し ${section(facts)} の直後に文字があります`,
    explanation: 'JavaScript の SDK はこの見出しを認識せず、下の設定を前のセクションのものとして読みます。',
    fix: 'その文字を独立したコメント行に移します。',
  }),
  headerIndented: (facts) => ({
    title: `見出し ${section(facts)} が字下げされています`,
    explanation:
      'AWS CLI と Python のツールは、これを上の値の続きとして読みます。セクションは失われ、上の値も正しくなくなります。',
    fix: '字下げをなくします。',
  }),
  headerWithoutPrefix: (facts) => ({
    title: `${section(facts)} は「profile」がないためプロファイルになりません`,
    explanation:
      'config ファイルでは、プロファイルの見出しは [profile 名前] です（[default] だけは例外）。このままではどのツールからも見えません。',
    fix: '名前の前に「profile」を付けます。',
  }),
  headerPrefixInCredentials: (facts) => ({
    title: `${section(facts)} の「profile」は credentials ファイルでは使えません`,
    explanation:
      'credentials ファイルでは、プロファイルの見出しは [名前] だけです。ツールはこのキーを見つけられません。',
    fix: '「profile」を取り除きます。',
  }),
  nameNotPortable: (facts) => ({
    title: `${section(facts)} を見つけられないツールがあります`,
    explanation: '名前に空白や、一部のツールが名前として読めない文字が含まれています。',
    fix: '英数字と . _ + @ % : / - だけの名前に、使っている場所も含めて変更してください。',
  }),
  defaultSectionUpperCase: () => ({
    title: '[DEFAULT] は [default] ではありません',
    explanation:
      'AWS CLI と Python のツールはこの設定をすべてのプロファイルに加えますが、JavaScript と Go の SDK はどのプロファイルにも加えません。',
    fix: 'デフォルトプロファイルのつもりなら [default] と書き、そうでなければ必要なプロファイルに設定を書いてください。',
  }),
  defaultTwice: (facts) => ({
    title: `[default] と [profile default] の両方があります${firstLine(facts)}`,
    explanation: 'この 2 つは同じプロファイルです。どちらが効くかはツールによって変わります。',
    fix: 'どちらか一方だけを残してください。',
  }),
  headerPrefixUnknown: (facts) => ({
    title: `${section(facts)} はどのツールにも認識されません`,
    explanation:
      '見出しは小文字の「profile」か「sso-session」（ハイフン）で始まります。このセクションはどのツールからも見えません。',
    fix: factText(facts, ['near'], (text) => `[${text}] と書いてください。`, '最初の語を直してください。'),
  }),
};
