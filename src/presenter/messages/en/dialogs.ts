/** Native dialogs: questions that the window's page can't answer for the person. */
export const dialogs = {
  portalMessage: (host: string) => `Open ${host} in your browser?`,
  portalDetail:
    'The address of this session was added while Daypass was running, and it is not one of AWS. Continue only if you know it as your company’s access portal or identity provider.',
  portalYes: 'Open',
  /** Before a start URL outside AWS is fetched. */
  fetchStartUrl: (host: string) => ({
    message: `Ask ${host} for its access portal?`,
    detail:
      'This start URL is not one of AWS. Daypass sends a request to its server to find the access portal that it leads to. Continue only if you know it as an address of your company.',
    yes: 'Ask',
  }),
  /** Before the window sets a proxy. */
  useProxy: (address: string) => ({
    message: `Connect to AWS through ${address}?`,
    detail:
      'Whoever runs a proxy sees which hosts Daypass connects to. Continue only if it is your own or your company’s.',
    yes: 'Use proxy',
  }),
  /** Before keys of a production account are handed out. */
  production: {
    /** What the details below begin with, by why the person is asked. */
    isProduction: 'It is a production account. ',
    nameUnknown: 'Its name isn’t known, since AWS can’t be asked for it now: it may be a production account. ',
    keepKeys: (account: string, role: string) => ({
      message: `Write keys of ${account} to your credentials file?`,
      detail: `Every program that you run can read the keys of ${role} there.`,
      yes: 'Write keys',
    }),
    /** `profileName` is empty without a profile for the role. */
    copyKeys: (account: string, role: string, profileName: string) => ({
      message: `Copy keys of ${account}?`,
      detail: `Whoever has these keys can act there as ${role} until they end.${profileName === '' ? '' : ` Safer: the profile ${profileName} gives the same access, and no keys leave Daypass.`} For the next hour Daypass does not ask again for this account.`,
      yes: 'Copy keys',
    }),
    consoleKeys: (account: string, role: string) => ({
      message: `Open the console of ${account} with temporary keys?`,
      detail: `The browser is signed in as ${role} without your access portal.`,
      yes: 'Open console',
    }),
    /** `program` and `folder` are what the program says of itself. `folder` is empty where that is not known. */
    tool: (program: string, folder: string, account: string, role: string) => ({
      message: `Give ${program} keys of ${account}?`,
      detail: `${program} asks for the role ${role}${folder === '' ? '' : ` from the folder ${folder}`}. Its name is what it says of itself: continue only if you have just started it.`,
      once: 'Once',
      hour: 'For an hour',
    }),
    /** After “Daypass wants to”, as macOS puts it. */
    touchIdReason: (account: string) => `give a program keys of ${account}`,
  },
  /** Before accounts or tools are taken out of the guard for production. */
  loosenGuard: {
    asking: {
      message: 'Hand out keys of production accounts without asking?',
      detail: 'Daypass asks once an hour for each production account now.',
      yes: 'Stop asking',
    },
    tools: {
      message: 'Let tools get keys of production accounts without asking?',
      detail: 'Programs that fetch keys by themselves (exec, credential_process, containers) have to ask now.',
      yes: 'Stop asking',
    },
    accounts: {
      message: 'Handle accounts as production no longer?',
      detail: 'Daypass stops asking before keys of the accounts that this change takes out are handed out.',
      yes: 'Change',
    },
  },
  no: 'Cancel',
};
