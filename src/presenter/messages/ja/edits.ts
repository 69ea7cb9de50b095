import type { ErrorFacts } from '../../../shared/errors/daypass-error.ts';
import type { en } from '../en.ts';
import { factText } from '../error-entry.ts';
import { counted } from '../plural.ts';

const name = (facts: ErrorFacts, keys: readonly string[], fallback: string) =>
  factText(facts, keys, (value) => `「${value}」`, fallback);
const items = (value: string) => counted('ja', Number(value), { other: '件' });
const count = (facts: ErrorFacts, fallback: string) => factText(facts, ['count'], items, fallback);
const listed = (facts: ErrorFacts) => factText(facts, ['names'], (names) => ` (${names})`, '');

export const edits: typeof en.edits = {
  warnings: {
    shadowedByStaticKeys: (facts) =>
      `${factText(facts, ['path'], (path) => path, '認証情報ファイル')} ${factText(facts, ['line'], (line) => `の ${line} 行目`, '')}に${name(facts, ['profile'], '同じ名前')}の長期アクセスキーがあり、JavaScript と Go のツールではそちらが優先されます。長期アクセスキーを削除するか、別の名前を選んでください。`,
    fileGrowsLarge: (facts) =>
      `ファイルのプロファイルが ${factText(facts, ['profiles'], items, '非常に多数')}になります。どの AWS ツールも起動のたびにすべてを読み込みます${factText(facts, ['addedMillis'], (millis) => ` (約 ${millis} ミリ秒増)`, '')}。プロファイルが少ないほど速く動作します。`,
    defaultReplaced: (facts) =>
      `現在の [default] の内容（${factText(facts, ['what'], defaultWas, '別の認証情報')}） を置き換えます。「元に戻す」で戻せます。`,
    stillReferredTo: (facts) =>
      `${name(facts, ['profile'], 'このプロファイル')}は ${factText(facts, ['usedBy'], (names) => names, 'ほかのプロファイル')} から使われており、なくなるとそれらは動作しなくなります。`,
    signInNeededAfter: (facts) =>
      `${name(facts, ['session'], 'このセッション')}にはまだトークンがありません。適用後にサインインしてください。`,
    pruneProposed: (facts) =>
      `Daypass が作成したプロファイルのうち ${count(facts, 'いくつか')}は、すでに割り当てのないロールのものです${listed(facts)}。削除を選ばない限り残します。`,
    changedByHand: (facts) =>
      `Daypass が作成したプロファイルのうち ${count(facts, 'いくつか')}は手作業で変更されているため${listed(facts)}、そのまま残します。`,
    namesAdjusted: (facts) =>
      `${count(facts, 'いくつか')}の名前はすでに使われているため、ID または番号を付け加えました。`,
    profilesLeftAlone: (facts) =>
      `${count(facts, 'いくつか')}のプロファイルは、同じ名前で別の用途に使われているため変更しません${listed(facts)}。`,
    rolesSkipped: (facts) =>
      `${count(facts, 'いくつか')}のロールにはプロファイルを作成できません${listed(facts)}。名前に AWS の設定ファイルで使えない文字が含まれています。`,
    madePrivateForKeys: (facts) =>
      `${factText(facts, ['path'], (path) => path, 'ファイル')} は他のユーザーも読み取れる設定でした。キーを書き込むため、あなただけが読めるようにします。`,
    keysInPlainText: (facts) =>
      `キーは ${factText(facts, ['path'], (path) => path, '認証情報ファイル')} に平文で書き込まれ、あなたが実行するすべてのプログラムから読み取れます。サインアウト時に Daypass が削除します。`,
  },
  did: {
    addSession: (names) => `セッションを追加 ${names}`,
    changeSession: (names) => `セッションを変更 ${names}`,
    removeSession: (names) => `セッションを削除 ${names}`,
    addProfile: (names) => `プロファイルを追加 ${names}`,
    addChainedProfile: (names) => `プロファイルを追加 ${names}`,
    changeProfile: (names) => `プロファイルを変更 ${names}`,
    removeProfiles: (names) => `削除 ${names}`,
    setDefault: () => 'デフォルトのプロファイルを作成',
    addProfiles: (names) => `プロファイルを一括追加 ${names}`,
    syncProfiles: (names) => `プロファイルを最新化 ${names}`,
    addBridge: (names) => `ブリッジを追加 ${names}`,
    keepKeys: (names) => `キーを保存 ${names}`,
    dropKeys: (names) => `保存したキーを削除 ${names}`,
    moveLegacy: (names) => `セッションへ移行 ${names}`,
    importSetup: (names) => `取り込み ${names}`,
    fix: (names) => `診断の結果を修正 ${names}`,
    undo: (names) => `編集を元に戻しました${names === '' ? '' : `: ${names}`}`,
  },
};

function defaultWas(what: string): string {
  const kinds: Readonly<Record<string, string>> = {
    sso: '別のセッションのロール',
    static: '長期アクセスキー',
    chain: '別のプロファイル経由のロール',
    process: 'コマンド',
  };
  return kinds[what] ?? '別の認証情報';
}
