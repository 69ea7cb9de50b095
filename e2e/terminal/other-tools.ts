/**
 * What the documentation of other tools has a person type for the same job, with the same profile; absent where it shows no one
 * command. They were not run: only keys are counted.
 */
export const OTHER_TOOLS: readonly {
  readonly name: string;
  readonly source: string;
  /** By the names of DAILY_JOBS. */
  readonly keys: Readonly<Record<string, string>>;
}[] = [
  {
    name: 'aws',
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html',
    keys: {
      'Sign in for the day, if that is needed': 'aws sso login --sso-session corp⏎',
      'Use a role whose profile you know': 'export AWS_PROFILE=corp-dev-ReadOnly⏎',
      'Use a role by a few letters of it': 'export AWS_PROFILE=corp-nonprod-Billing⏎',
      'Go back to the previous role': 'export AWS_PROFILE=corp-nonprod-Billing⏎',
      'Put keys into the shell': 'eval "$(aws configure export-credentials --profile corp-dev-ReadOnly --format env)"⏎',
    },
  },
  {
    name: 'granted',
    source: 'https://docs.commonfate.io/granted/usage/assuming-roles',
    keys: {
      'Use a role whose profile you know': 'assume corp-dev-ReadOnly⏎',
      'Use a role by a few letters of it': 'assume corp-nonprod-Billing⏎',
      'Find a role in a list and use it': 'assume⏎prod-R⏎',
      'Go back to the previous role': 'assume corp-nonprod-Billing⏎',
      'Run one command as another role': 'assume corp-dev-ReadOnly --exec "printenv AWS_REGION"⏎',
      'Put keys into the shell': 'assume corp-dev-ReadOnly⏎',
    },
  },
  {
    name: 'aws-sso',
    source: 'https://synfinatic.github.io/aws-sso-cli/latest/commands',
    keys: {
      'Sign in for the day, if that is needed': 'aws-sso login⏎',
      'Use a role whose profile you know': 'aws-sso-profile corp-dev-ReadOnly⏎',
      'Use a role by a few letters of it': 'aws-sso-profile corp-nonprod-Billing⏎',
      'Go back to the previous role': 'aws-sso-profile corp-nonprod-Billing⏎',
      'Run one command as another role': 'aws-sso exec --profile corp-dev-ReadOnly -- printenv AWS_REGION⏎',
      'Put keys into the shell': 'eval $(aws-sso eval --profile corp-dev-ReadOnly)⏎',
    },
  },
];
