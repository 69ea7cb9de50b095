import { shellWord } from '../../../words/shell-word.ts';
import { factText } from '../../error-entry.ts';
import type { FindingEntries } from '../../finding-entry.ts';
import { counted } from '../../plural.ts';
import { count } from './facts.ts';

/** Permissions, time and size. */
export const machineFindings = {
  permissionsTooWide: (facts) => ({
    title: `Others can ${facts['risk'] === 'write' ? 'change' : 'read'} ${factText(facts, ['file'], (name) => name, 'this file')}`,
    explanation: `Its mode is ${factText(facts, ['mode'], (mode) => mode, 'wide')}. ${
      facts['risk'] === 'write'
        ? 'Whoever writes there can make your tools run a program of theirs.'
        : 'It can hold tokens or keys.'
    }`,
    fix: 'Make it private to this user.',
  }),
  notYours: (facts) => {
    const path = factText(facts, ['path'], (name) => name, 'a file');
    if (facts['reason'] === 'link')
      return {
        title: 'A link in place of a file of Daypass',
        explanation: `${path} is a symbolic link. Daypass follows none to its own files, so it does without this one.`,
        fix: 'Check why the link is there and remove it.',
      };
    if (facts['reason'] === 'openToOthers')
      return {
        title: 'Others can write to Daypass’s own folder',
        explanation: `Backups in ${path} become config files again, so another user could change what your tools run.`,
        fix: 'Start Daypass again: it makes the folder private.',
      };
    const whose = factText(facts, ['owner'], (name) => (name === 'root' ? name : `user ${name}`), 'another user');
    return {
      title: `Belongs to ${whose}`,
      explanation: `${path} is not yours, perhaps since a command was run with sudo. What is in it can’t be renewed or changed.`,
      fix: `Run “sudo chown -R "$(id -u)" ${shellWord(path)}” if it should be yours.`,
    };
  },
  notWritable: (facts) => {
    const path = factText(facts, ['path'], (name) => name, 'A file');
    const [why, fix] =
      facts['reason'] === 'immutable'
        ? [
            'is yours but marked as immutable',
            `Run “sudo chattr -i ${shellWord(path)}” (on macOS chflags nouchg) if it should change.`,
          ]
        : facts['reason'] === 'readOnlyFileSystem'
          ? ['is on a read-only file system', 'Mount it with write access, or change the file where it is made.']
          : [
              'is yours, but its mode or an access list forbids writing',
              'Allow it with chmod u+w, or look at its access list with getfacl.',
            ];
    return {
      title: 'Can’t be written',
      explanation: `${path} ${why}. Sign-ins can’t be renewed there and edits fail.`,
      fix,
    };
  },
  clockSkewed: (facts) => ({
    title: `The clock is ${counted('en', Math.abs(count(facts, 'minutes')), { one: 'minute', other: 'minutes' })} ${count(facts, 'minutes') < 0 ? 'behind' : 'ahead'}`,
    explanation: 'AWS refuses signatures made more than 5 minutes off, and expiries are reckoned wrongly.',
    fix: 'Set the clock by the network.',
  }),
  fileLarge: (facts) => ({
    title: `${counted('en', count(facts, 'profiles'), { one: 'profile', other: 'profiles' })} in one file`,
    explanation: `Every AWS tool reads them all at each start. For the AWS CLI that is about ${new Intl.NumberFormat('en').format(count(facts, 'addedMillis'))} ms a call.`,
    fix: 'Remove profiles that you don’t use.',
  }),
} satisfies Partial<FindingEntries>;
