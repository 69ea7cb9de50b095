import type { ErrorEntries } from '../error-entry.ts';
import { requestErrors } from './errors/request.ts';
import { editErrors } from './errors/edits.ts';
import { signInErrors } from './errors/sign-in.ts';
import { networkErrors } from './errors/network.ts';
import { fileErrors } from './errors/files.ts';
import { desktopErrors } from './errors/desktop.ts';
import { samlErrors } from './errors/saml.ts';
import { stsErrors } from './errors/sts.ts';
import { teamErrors } from './moving/team-errors.ts';

export { commandLineAdvice } from './errors/command-line-advice.ts';

export const errors: ErrorEntries = {
  ...requestErrors,
  ...editErrors,
  ...signInErrors,
  ...networkErrors,
  ...fileErrors,
  ...desktopErrors,
  ...samlErrors,
  ...stsErrors,
  ...teamErrors,
  internal: () => ({
    message: 'Something went wrong inside Daypass.',
    next: 'Try again. If it stays, please report it with the code “internal”.',
  }),
};
