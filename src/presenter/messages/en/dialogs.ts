/** Native dialogs: questions that the window's page can't answer for the person. */
export const dialogs = {
  portalMessage: (host: string) => `Open ${host} in your browser?`,
  portalDetail:
    'The start URL of this session was added while Daypass was running, and it is not an address of AWS. Continue only if you know it as your company’s access portal.',
  portalYes: 'Open',
  keepKeysMessage: (account: string) => `Write keys of ${account} to your credentials file?`,
  keepKeysDetail: (role: string) =>
    `This is a production account. Every program that you run can read the keys of ${role} there.`,
  keepKeysYes: 'Write keys',
  no: 'Cancel',
};
