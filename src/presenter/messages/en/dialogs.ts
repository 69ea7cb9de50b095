/** Native dialogs: questions that the window's page can't answer for the person. */
export const dialogs = {
  portalMessage: (host: string) => `Open ${host} in your browser?`,
  portalDetail:
    'The start URL of this session was added while Daypass was running, and it is not an address of AWS. Continue only if you know it as your company’s access portal.',
  portalYes: 'Open',
  /** Before keys of a production account are handed out. */
  production: {
    keepKeys: (account: string, role: string) => ({
      message: `Write keys of ${account} to your credentials file?`,
      detail: `It is a production account, or what counts as one was changed while Daypass was running. Every program that you run can read the keys of ${role} there.`,
      yes: 'Write keys',
    }),
    consoleKeys: (account: string, role: string) => ({
      message: `Open the console of ${account} with temporary keys?`,
      detail: `This is a production account. The browser is signed in as ${role} without your access portal.`,
      yes: 'Open console',
    }),
  },
  no: 'Cancel',
};
