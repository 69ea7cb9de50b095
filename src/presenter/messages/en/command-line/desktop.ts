/** Help of the commands that reach the person's desktop. */
export const desktopHelp = {
  copy: `Usage: daypass copy [ROLE…] [--format FORMAT] [--yes]

Puts a role's keys into the clipboard, without showing them. Over SSH your terminal puts them into the clipboard
of your own machine (OSC 52; in tmux: set -g set-clipboard on). Daypass does not clear the clipboard here, as the app does.

  ROLE               a profile, ACCOUNT/ROLE by name or ID, or words that fit one role only;
                     left out: the profile of AWS_PROFILE
  --session S        the SSO session
  --account A        the account, by ID or name
  --role NAME        the role (permission set)
  --profile P        a profile of your AWS config file
  --format FORMAT    bash, zsh, fish, powershell, cmd, dotenv, json, ini or plain (default: the app's last one)
  --yes              do not ask about a production account`,
  open: `Usage: daypass open

Opens the window of the Daypass app, and starts the app where it does not run. DAYPASS_APP names its program
where it is in no usual place.`,
};

export const desktopWords = {
  copied: (role: string, format: string, until: string) => `Copied keys of ${role} as ${format}. They end at ${until}.`,
  opened: 'Opened the Daypass app.',
};
