import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { shellWord } from '../../../words/shell-word.ts';
import type { fileErrors as english } from '../../en/errors/files.ts';
import { factText, type ErrorsLike, type ErrorWords } from '../../error-entry.ts';

const file = (facts: ErrorFacts, fallback: string) =>
  factText(facts, ['path', 'file', 'filePath'], (value) => `${value} `, fallback);

const MANAGED_ELSEWHERE =
  'home-manager や stow などのツールが作ったリンクなら、そのツールで変更してください。そうでなければ、書き込みを許可してください。';

/** ファイルを読み書きできない理由。 */
function diskFailedWords(facts: ErrorFacts): ErrorWords {
  const path = file(facts, 'ファイル');
  const target = factText(facts, ['target'], (value) => ` ${value} `, '別の場所');
  if (facts['reason'] === 'danglingLink')
    return {
      message: `${path}は${target}へのリンクですが、そのフォルダーがありません。`,
      next: 'フォルダーを作成するかリンクを削除して、もう一度お試しください。',
    };
  if (facts['errno'] === 'EBUSY')
    return {
      message: `${path}はマウントポイントなど、システムが使用中です。`,
      next: '上書きはしていません。ファイル単体ではなくフォルダー全体をマウントして、もう一度お試しください。',
    };
  return {
    message: `${path}の読み書きに失敗しました。`,
    next: '上書きはしていません。ディスクを確認して、もう一度お試しください。',
  };
}

/** Why a file of the person's own is left as it is, by the fact `reason`. */
function forbiddenWords(facts: ErrorFacts): ErrorWords {
  const path = file(facts, 'ファイル');
  const target = factText(facts, ['target'], (value) => `リンク先は ${value} です。`, '');
  if (facts['errno'] === 'EROFS')
    return {
      message: `${path}は読み取り専用のファイルシステムにあるため、変更していません。${target}`,
      next: target === '' ? '書き込み可能でマウントしてから、もう一度お試しください。' : MANAGED_ELSEWHERE,
    };
  switch (facts['reason']) {
    case 'readOnly':
      return {
        message: `${path}は読み取り専用のため、変更していません。${target}`,
        next: target === '' ? '書き込みを許可してから、もう一度お試しください。' : MANAGED_ELSEWHERE,
      };
    case 'hardLink':
      return {
        message: `${path}には別名（ハードリンク）があり、置き換えると切り離されるため、変更していません。`,
        next: '独立したファイルかシンボリックリンクにしてから、もう一度お試しください。',
      };
    case 'foreignOwner':
      return {
        message: `${path}は別のユーザーのものなので、使用していません。`,
        next: '置かれている理由を確認し、所有者を変更するか削除してから、もう一度お試しください。',
      };
    case 'link':
      return {
        message: `${path}はシンボリックリンクなので、使用していません。Daypass は自身のファイルではリンクをたどりません。`,
        next: 'リンクが置かれている理由を確認し、削除してから、もう一度お試しください。',
      };
    case 'notShared':
      return {
        message: `${path}は daypass share が作成したものではないため、変更していません。`,
        next: '別のフォルダーで共有するか、ファイルを移してください。',
      };
    case 'replaceable':
      return {
        message: `${path}の中身を別のユーザーが置き換え、プログラムに別のものを実行させられるため、使用していません。`,
        next: 'ホームフォルダーの下にある自分のフォルダーを選んでください。',
      };
    case 'notAFile':
      return {
        message: `${path}は通常のファイルではないため、変更していません。`,
        next: '別の場所に移してから、もう一度お試しください。',
      };
    default:
      return {
        message: `${path}へのアクセス権限がありません。`,
        next:
          facts['errno'] === 'EPERM'
            ? 'ファイルとフォルダーの所有者と、変更不可の属性（lsattr、macOS では ls -lO）を確認して、もう一度お試しください。'
            : 'ファイルとフォルダーの所有者を確認して、もう一度お試しください。',
      };
  }
}

/** Why Daypass does not use its own folder, by the fact `reason`. */
function ownFolderWords(facts: ErrorFacts): ErrorWords {
  const path = factText(facts, ['path'], (value) => value, 'Daypass のフォルダー');
  const elsewhere = 'DAYPASS_HOME に自分のフォルダーを指定してください。';
  switch (facts['reason']) {
    case 'relative':
      return {
        message: `DAYPASS_HOME が絶対パスではありません: ${path}`,
        next: '絶対パスを指定するか、設定を外してください。',
      };
    case 'foreignOwner':
      return {
        message: `Daypass のフォルダー ${path} の所有者は${factText(facts, ['owner'], ownerName, '別のユーザー')}です。`,
        next: `削除するか、${elsewhere}自分のフォルダーの場合（sudo で実行すると起こります）は、次を実行してください: sudo chown -R "$(id -u)" ${shellWord(path)}`,
      };
    case 'link':
      return {
        message: `Daypass のフォルダー ${path} はシンボリックリンクなので、使用していません。`,
        next: `リンクが置かれている理由を確認して削除するか、${elsewhere}`,
      };
    case 'openToOthers':
      return {
        message: `Daypass のフォルダー ${path} には他のユーザーも書き込めます。このディスクでは変更できません。`,
        next: 'DAYPASS_HOME に、アクセス権を保存できるディスク上のフォルダーを指定してください。',
      };
    default:
      return { message: `${path} はフォルダーではありません。`, next: `移動するか、${elsewhere}` };
  }
}

function ownerName(owner: string): string {
  return owner === 'root' ? ' root ' : `別のユーザー（${owner}）`;
}

/** What is odd about a line, by the fact `kind`. */
function oddLineWords(facts: ErrorFacts): string {
  switch (facts['kind']) {
    case 'byteOrderMark':
      return 'の先頭にバイトオーダーマークがあります';
    case 'beforeFirstSection':
      return 'で、最初の [セクション] より前に文字があります';
    case 'noDelimiter':
      return 'に「=」のない行があります';
    case 'emptyKey':
      return 'にキーのない行があります';
    case 'duplicateSection':
      return 'に同じセクションが 2 つあります';
    case 'duplicateKey':
      return 'の同じセクション内に同じキーが 2 つあります';
    default:
      return 'に、AWS ツールによって読み方が異なる行があります';
  }
}

export const fileErrors: ErrorsLike<typeof english> = {
  configUnreadable: (facts) => ({
    message: `${file(facts, 'AWS の設定ファイル')}${facts['reason'] === 'tooLarge' ? 'は設定ファイルとしては大きすぎます' : 'を読み込めません'}。`,
    next: '読み取り権限のある UTF-8 のテキストファイルであることを確認してください。',
  }),
  configOddLines: (facts) => ({
    message: `${file(facts, 'AWS の設定ファイル')}${oddLineWords(facts)}${factText(facts, ['lineNumber', 'line'], (value) => `（${value} 行目）`, '')}。`,
    next: 'AWS ツールが受け付けないか、異なる読み方をします。先に修正してください。何も変更していません。',
  }),
  fileChanged: (facts) => ({
    message: `${file(facts, 'ファイル')}が、ほかのプログラムによって変更されました。`,
    next: '上書きはしていません。もう一度お試しください。',
  }),
  fileForbidden: forbiddenWords,
  ownFolderRefused: ownFolderWords,
  homeUnknown: () => ({
    message: 'ホームフォルダーがわかりません。',
    next: 'HOME（Windows では USERPROFILE）に絶対パスを指定してください。',
  }),
  diskFull: (facts) => ({
    message: `ディスクの空き容量が不足しているため、${file(facts, 'ファイル')}に書き込めませんでした。`,
    next: 'データは失われていません。空き容量を増やして、もう一度お試しください。',
  }),
  diskFailed: diskFailedWords,
  busy: () => ({
    message: '別の Daypass が同じ処理を実行しています。',
    next: '少し待ってから、もう一度お試しください。',
  }),
};
