/** Help of the first steps. */
export const setupHelp = {
  setup: `Usage: daypass setup [START_URL] [OPTIONS]

From the address of your AWS access portal to a profile that works: finds the Region, signs in, lets you choose
an account and a role, and adds a profile. What you don't give as an option you are asked for.

  --start-url URL    the address of your AWS access portal, as START_URL
  --session NAME     what the session is called
  --sso-region R     the Region of your IAM Identity Center, where it can't be found
  --account A        the account, by ID or name
  --role NAME        the role (permission set)
  --profile NAME     what the profile is called; default makes it the one that tools use unless told another
  --region R         the Region tools use by default
  --output FORMAT    the AWS CLI's output format
  --default          also make the role the default profile`,
};

export const setupWords = {
  startUrl: 'Start URL of your AWS access portal',
  ssoRegion: 'Region of your IAM Identity Center',
  session: 'Name of the session',
  sessionKnown: (name: string) => `Session ${name} has this portal already.`,
  sessionAdded: (name: string) => `Added session ${name}.`,
  role: 'Role: ',
  profile: 'Name of the profile',
  region: 'Region that tools use by default',
  output: 'Output format of the AWS CLI',
  asDefault: 'Use this role also where no profile is named (default)? [y/N]',
  done: (profile: string) => `Done. Try: aws sts get-caller-identity --profile ${profile}`,
};
