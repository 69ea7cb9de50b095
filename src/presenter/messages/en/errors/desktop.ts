import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText, wordFor, type ErrorEntries } from '../../error-entry.ts';
import { quoted } from './facts.ts';
import { toolRefusals } from './tool-refusals.ts';

const sshHost = (facts: ErrorFacts) => factText(facts, ['host'], (value) => value, 'The host');

/** Programs and services of the machine around Daypass. */
export const desktopErrors = {
  appNotFound: () => ({
    message: 'The Daypass app was not found on this machine.',
    next: 'Install it, or name its program in the variable DAYPASS_APP.',
  }),
  sandboxMissing: () => ({
    message: 'Daypass does not start: this system allows its window no sandbox.',
    next: 'Install the deb or the rpm instead, or allow it for this file: docs/packages.md says how. With --no-sandbox Daypass starts all the same, but a page that was taken over can then do all that you can.',
  }),
  fileNotOpened: (facts) => ({
    message: 'No program could be found to open the file.',
    next: `Open it in your editor: ${factText(facts, ['path'], (path) => path, 'the file')}, line ${factText(facts, ['line'], (line) => line, '1')}.`,
  }),
  clipboardUnavailable: () => ({
    message: 'The clipboard cannot be written.',
    next: 'Use the command line instead: daypass export.',
  }),
  commandNotExecutable: (facts) => ({
    message: `The command ${factText(facts, ['command'], quoted, '')} was found but can't be run.`.replace('  ', ' '),
    next: 'Check that it is a program, and that you are allowed to execute it.',
  }),
  consoleLinkUnused: () => ({
    message: 'No browser asked for the console within two minutes.',
    next: 'Try again.',
  }),
  serviceInApp: () => ({
    message: 'The Daypass app is the key service.',
    next: 'Quit the app to stop it.',
  }),
  sshNotForwarded: (facts) => ({
    message: `${sshHost(facts)} does not forward ports back to here.`,
    next: 'Ask its administrator to allow remote forwarding (AllowTcpForwarding), or use daypass export.',
  }),
  sshNotPrepared: (facts) => ({
    message: `${sshHost(facts)} could not store a file for the session.`,
    next: 'Check that it has a POSIX shell, mktemp and space in /tmp.',
  }),
  commandNotFound: (facts) => ({
    message: `The command ${factText(facts, ['command'], quoted, '')} could not be started.`.replace('  ', ' '),
    next: 'Check its name and that it is on your PATH.',
  }),
  guardNotLoosened: () => ({
    message: 'Nothing was changed.',
    next: 'Answer yes in the dialog if you want the change.',
  }),
  productionNotConfirmed: (facts) => ({
    message: `${factText(facts, ['account', 'accountId'], quoted, 'This account')} ${facts['reason'] === 'nameUnknown' ? 'may be a production account: AWS can’t be asked for its name now.' : 'is a production account.'}`,
    next: wordFor(facts, 'refusal', toolRefusals) ?? 'Confirm that you want its keys.',
  }),
  hotkeyTaken: (facts) => ({
    message: `The shortcut${factText(facts, ['hotkey'], (keys) => ` ${keys}`, '')} is taken by another program or is not one this system allows.`,
    next: 'Choose another one in the settings.',
  }),
  browserUnknown: (facts) => ({
    message: `${factText(facts, ['browser'], quoted, 'The chosen browser')} is not on this machine, or that profile of it is gone.`,
    next: 'Choose another browser in the settings.',
  }),
  federationRefused: () => ({
    message: 'AWS did not make a console link from these keys.',
    next: 'Open the console through the portal instead.',
  }),
} satisfies Partial<ErrorEntries>;
