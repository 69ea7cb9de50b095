import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { shellWord } from '../../../words/shell-word.ts';
import { factText, type ErrorEntries, type ErrorWords } from '../../error-entry.ts';

const file = (facts: ErrorFacts) => factText(facts, ['path', 'file', 'filePath'], (value) => value, 'the file');

const MANAGED_ELSEWHERE =
  'If a tool such as home-manager or stow made the link, change the file by that tool; otherwise allow writing to it.';

/** Why a file could not be read or written. */
function diskFailedWords(facts: ErrorFacts): ErrorWords {
  const path = factText(facts, ['path', 'file', 'filePath'], (value) => value, 'A file');
  const target = factText(facts, ['target'], (value) => value, 'another place');
  if (facts['reason'] === 'danglingLink')
    return {
      message: `${path} is a link to ${target}, and that folder does not exist.`,
      next: 'Create the folder, or remove the link. Then try again.',
    };
  if (facts['errno'] === 'EBUSY')
    return {
      message: `${path} is in use by the system, such as a mount of its own.`,
      next: 'Nothing was overwritten. Mount its whole folder instead of the single file, then try again.',
    };
  return {
    message: `${path} could not be read or written.`,
    next: 'Nothing was overwritten. Check the disk, then try again.',
  };
}

/** Why a file of the person's own is left as it is, by the fact `reason`. */
function forbiddenWords(facts: ErrorFacts): ErrorWords {
  const path = file(facts);
  const target = factText(facts, ['target'], (value) => ` It is a link to ${value}.`, '');
  if (facts['errno'] === 'EROFS')
    return {
      message: `Not changed: ${path} is on a read-only file system.${target}`,
      next: target === '' ? 'Mount it with write access, then try again.' : MANAGED_ELSEWHERE,
    };
  switch (facts['reason']) {
    case 'readOnly':
      return {
        message: `Not changed: ${path} is read-only.${target}`,
        next: target === '' ? 'Allow writing to it, then try again.' : MANAGED_ELSEWHERE,
      };
    case 'hardLink':
      return {
        message: `Not changed: ${path} has another name (a hard link), which replacing it would cut off.`,
        next: 'Make it a file of its own or a symbolic link, then try again.',
      };
    case 'foreignOwner':
      return {
        message: `Not used: ${path} belongs to another user.`,
        next: 'Check why it lies there, give it to yourself or remove it, then try again.',
      };
    case 'link':
      return {
        message: `Not used: ${path} is a symbolic link, and Daypass follows none to its own files.`,
        next: 'Check why the link is there and remove it, then try again.',
      };
    case 'notShared':
      return {
        message: `Not changed: ${path} was not made by daypass share.`,
        next: 'Share in another folder, or move the file away.',
      };
    case 'replaceable':
      return {
        message: `Not used: another user could replace what is in ${path}, and with it what your programs run.`,
        next: 'Choose a folder of your own below your home folder.',
      };
    case 'notAFile':
      return { message: `Not changed: ${path} is not a regular file.`, next: 'Move it away, then try again.' };
    default:
      return {
        message: `No permission for ${path}.`,
        next:
          facts['errno'] === 'EPERM'
            ? 'Check who owns the file and its folder, and whether it is immutable (lsattr; on macOS ls -lO), then try again.'
            : 'Check who owns the file and its folder, then try again.',
      };
  }
}

/** Why Daypass does not use its own folder, by the fact `reason`. */
function ownFolderWords(facts: ErrorFacts): ErrorWords {
  const path = factText(facts, ['path'], (value) => value, 'Daypass’s own folder');
  const elsewhere = 'or set DAYPASS_HOME to a folder of your own.';
  switch (facts['reason']) {
    case 'relative':
      return {
        message: `DAYPASS_HOME is not a full path: ${path}.`,
        next: 'Set it to a path from the root, or unset it.',
      };
    case 'foreignOwner':
      return {
        message: `${path}, a folder of Daypass, belongs to ${factText(facts, ['owner'], ownerName, 'another user')}.`,
        next: `Remove it ${elsewhere} If it is yours (sudo leaves folders like this), run: sudo chown -R "$(id -u)" ${shellWord(path)}`,
      };
    case 'link':
      return {
        message: `${path}, a folder of Daypass, is a symbolic link, which is not followed.`,
        next: `Check why the link is there and remove it, ${elsewhere}`,
      };
    case 'openToOthers':
      return {
        message: `Other users may write to ${path}, a folder of Daypass, and that cannot be changed there.`,
        next: 'Set DAYPASS_HOME to a folder on a disk that stores permissions.',
      };
    default:
      return { message: `${path} is not a folder.`, next: `Move it away, ${elsewhere}` };
  }
}

function ownerName(owner: string): string {
  return owner === 'root' ? 'root' : `another user (${owner})`;
}

/** What is odd about a line, by the fact `kind`. */
function oddLineWords(facts: ErrorFacts): string {
  switch (facts['kind']) {
    case 'byteOrderMark':
      return 'begins with a byte order mark';
    case 'beforeFirstSection':
      return 'has text before the first [section]';
    case 'noDelimiter':
      return 'has a line without “=”';
    case 'emptyKey':
      return 'has a line without a key';
    case 'duplicateSection':
      return 'has the same section twice';
    case 'duplicateKey':
      return 'has the same key twice in a section';
    default:
      return 'has a line that AWS tools read differently';
  }
}

/** Files and folders. */
export const fileErrors = {
  configUnreadable: (facts) => ({
    message: `${factText(facts, ['path', 'file', 'filePath'], (value) => value, 'Your AWS config file')} ${facts['reason'] === 'tooLarge' ? 'is too large for a config file' : 'cannot be read'}.`,
    next: 'Check that it is a text file in UTF-8 that you may read.',
  }),
  configOddLines: (facts) => ({
    message: `${factText(facts, ['path', 'file', 'filePath'], (value) => value, 'Your AWS config file')} ${oddLineWords(facts)}${factText(facts, ['lineNumber', 'line'], (value) => `: line ${value}`, '')}.`,
    next: 'AWS tools refuse such a file or read it differently: put that right first. Nothing was changed.',
  }),
  fileChanged: (facts) => ({
    message: `${factText(facts, ['path', 'file', 'filePath'], (value) => value, 'The file')} was changed by someone else in the meantime.`,
    next: 'Nothing was overwritten. Try again.',
  }),
  fileForbidden: forbiddenWords,
  ownFolderRefused: ownFolderWords,
  homeUnknown: () => ({
    message: 'Your home folder is not known.',
    next: 'Set HOME (on Windows USERPROFILE) to its full path.',
  }),
  diskFull: (facts) => ({
    message: `The disk is full: ${file(facts)} could not be written.`,
    next: 'Nothing was lost. Free some space, then try again.',
  }),
  diskFailed: diskFailedWords,
  busy: () => ({
    message: 'Another Daypass is busy with the same thing.',
    next: 'Wait a moment, then try again.',
  }),
} satisfies Partial<ErrorEntries>;
