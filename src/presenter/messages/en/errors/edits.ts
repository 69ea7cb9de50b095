import { factText, type ErrorEntries } from '../../error-entry.ts';
import { quoted } from './facts.ts';

/** Edits of the AWS files, and imports from other tools. */
export const editErrors = {
  profileExists: (facts) => ({
    message: `A profile ${factText(facts, ['profileName', 'profile', 'name'], quoted, 'of that name')} already exists.`,
    next: 'Choose another name. Daypass does not overwrite your profiles.',
  }),
  roleArnInvalid: () => ({
    message: 'This is no ARN of an IAM role.',
    next: 'Use the form arn:aws:iam::123456789012:role/NAME.',
  }),
  sourceProfileLoop: (facts) => ({
    message: `${factText(facts, ['profile'], quoted, 'The profile')} would draw its keys from itself.`,
    next: 'Choose a source profile that does not lead back to it.',
  }),
  nameTemplateInvalid: (facts) => ({
    message: `The name template${factText(facts, ['template'], (value) => ` ${quoted(value)}`, '')} does not make usable names.`,
    next: 'Use {session}, {account}, {accountId}, {label} and {role}, with letters, digits and any of _ . + @ % : / - around them.',
  }),
  nothingSelected: () => ({
    message: 'No role fits this selection.',
    next: 'Choose at least one role, or refresh the list of accounts first.',
  }),
  sessionInUse: (facts) => ({
    message: `${factText(facts, ['session', 'name'], quoted, 'The session')} is used by ${factText(facts, ['count'], (count) => count, 'some')} profiles.`,
    next: 'Remove those profiles along with it, or let them use another session first.',
  }),
  notPrunable: (facts) => ({
    message: `Profile ${factText(facts, ['profile'], quoted, 'of this name')} stays: it is not one that Daypass made, unchanged since, for a role you no longer have.`,
    next: 'See what can go: daypass profile sync --dry-run. Any other profile you can remove by its name.',
  }),
  keysNotKept: (facts) => ({
    message: `Daypass keeps no keys under ${factText(facts, ['profile'], quoted, 'this name')} in the credentials file, or they were replaced by others, which it leaves alone.`,
    next: 'See which it keeps: daypass profile keys list.',
  }),
  regionsDiffer: (facts) => ({
    message: `The profiles of ${factText(facts, ['startUrl'], quoted, 'this portal')} name different Regions (${factText(facts, ['regions'], (regions) => regions, '-')}), and a session has one.`,
    next: 'Set sso_region to the Region of your IAM Identity Center in all of them, then move them.',
  }),
  previewStale: () => ({
    message: 'Your AWS files have changed since this was shown, so nothing was written.',
    next: 'Look at the new diff, then apply it.',
  }),
  backupNone: () => ({
    message: 'There is no earlier edit to take back.',
    next: 'Only edits made by Daypass can be undone, the last 10 of each file.',
  }),
  undoConflict: (facts) => ({
    message: `${factText(facts, ['path'], (value) => value, 'The file')} has changed where this edit was made, so it was left as it is.`,
    next: factText(
      facts,
      ['backupPath'],
      (value) => `The file as it was before is kept at ${value}.`,
      'Change it by hand.',
    ),
  }),
  editHalfDone: (facts) => ({
    message: `${factText(facts, ['written'], (value) => value, 'One file')} was changed, but ${factText(facts, ['path'], (value) => value, 'another file')} could not be.`,
    next: 'Check permissions and free space, then undo the edit or make it again.',
  }),
  findingGone: () => ({
    message: 'The files have changed, and this finding is no longer there.',
    next: 'Run the doctor again.',
  }),
  toolNotFound: (facts) => ({
    message: `Nothing of ${factText(facts, ['tool'], (tool) => tool, 'that tool')} was found here.`,
    next: 'Use it on the computer and as the user that the tool was set up for.',
  }),
  importNone: (facts) => ({
    message: `There is no import from ${factText(facts, ['name'], quoted, 'there')} to take back.`,
    next: 'Nothing needs to be done.',
  }),
  appRunning: () => ({ message: 'The Daypass app is running.', next: 'Quit it from its tray menu, then try again.' }),
  bridgeNotRunnable: (facts) =>
    facts['command'] === 'aws'
      ? {
          message: 'No AWS CLI version 2 was found that runs without a PATH, as tools may start it.',
          next: 'Install the AWS CLI version 2, or make a bridge with Daypass.',
        }
      : {
          message: 'No daypass command was found that runs without a PATH, as tools may start it.',
          next: 'Install the command line in a folder of your own, named in ASCII letters, with Node.js 20 or newer, or make the bridge with the AWS CLI.',
        },
} satisfies Partial<ErrorEntries>;
