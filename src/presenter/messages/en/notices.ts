/** `hint`: what a click, or the button, does about it: one of the two hints below. */
export const notices = {
  /** The button's, where the system shows one. */
  signInAgain: 'Sign in again',
  copyAgain: 'Copy new keys',
  /** Where there is no button. */
  clickToSignIn: 'Click to sign in again.',
  clickToCopy: 'Click to copy new keys.',
  /** Beside a button. */
  signInToGoOn: 'Sign in again to keep working.',
  copyToGoOn: 'Copy new keys to keep working.',

  /** `ago` where the end is told late. */
  expired: (label: string, ago: string | undefined, hint: string) => ({
    title: `${label}: session ended`,
    body: ago === undefined ? hint : `It ended ${ago}. ${hint}`,
  }),
  revoked: (label: string, _ago: string | undefined, hint: string) => ({
    title: `${label}: session ended by AWS`,
    body: hint,
  }),
  registrationEnded: (label: string, _ago: string | undefined, hint: string) => ({
    title: `${label}: sign in again`,
    body: `The registration behind this sign-in has ended (AWS gives it about 90 days), so the session cannot be renewed any more. ${hint}`,
  }),
  registrationEnds: (label: string, when: string, hint: string) => ({
    title: `${label}: sign in again before ${when}`,
    body: `AWS will not renew this sign-in after that. ${hint}`,
  }),
  /** `left` is worded: `9 min`. Of a session of the old form, which nothing renews. */
  sessionEnds: (label: string, left: string, hint: string) => ({
    title: `${label} ends in ${left}`,
    body: `This session can’t renew itself. ${hint}`,
  }),
  renewalFails: (label: string, left: string, message: string, hint: string) => ({
    title: `${label} ends in ${left} and can’t be renewed right now`,
    body: `${message} ${hint}`,
  }),
  /** By what earlier portal sessions lasted. */
  portalEnds: (label: string, left: string) => ({
    title: `${label} is likely to end in about ${left}`,
    body: 'AWS does not tell when; earlier sessions lasted this long. You will have to sign in again then.',
  }),
  keysEnd: (role: string, account: string, left: string, hint: string) => ({
    title: `Copied keys end in ${left}`,
    body: `${role} in ${account}. ${hint}`,
  }),

  /** Tools that asked for keys and wait; `others`: how many besides the first. */
  mfaNeeded: (profile: string) => ({
    title: 'A code is needed',
    body: `The profile ${profile} needs the code of your MFA device. Click to type it.`,
  }),
  toolsWait: (label: string, program: string, others: number, hint: string) => ({
    title:
      others === 0
        ? `${program} waits for ${label}`
        : `${program} and ${others} ${others === 1 ? 'other' : 'others'} wait for ${label}`,
    body: hint,
  }),

  signedIn: (label: string) => ({
    title: `Signed in to ${label}`,
    body: 'Your accounts and roles are ready in the tray.',
  }),
  /** Signed in, but its token could not be written to disk. */
  signedInUnsaved: (label: string, message: string, next: string) => ({
    title: `Signed in to ${label}, in Daypass only`,
    body: `Other AWS tools don’t have this sign-in yet. ${message} ${next}`,
  }),
  signInFailed: (label: string, message: string, next: string) => ({
    title: `Could not sign in to ${label}`,
    body: `${message} ${next}`,
  }),
  keysCopied: (role: string, account: string, left: string, clearedAfterSeconds: number) => ({
    title: 'Keys copied',
    body: `${role} in ${account}, valid for ${left}. They leave the clipboard in ${clearedAfterSeconds} s.`,
  }),
  profileCopied: (profileName: string) => ({
    title: 'Profile copied',
    body: `Paste it into a shell: AWS tools there then use ${profileName}.`,
  }),
  actionFailed: (message: string, next: string) => ({ title: message, body: next }),
};
