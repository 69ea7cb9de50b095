/** Help of the commands around signing in. */
export const signInHelp = {
  login: `Usage: daypass login [SESSION] [--if-needed [--min TIME]] [--force] [OPTIONS]

Signs in. SESSION is a session, or a profile that uses it; without one, the only session there is.

  --if-needed        do nothing where you are signed in
  --min TIME         with --if-needed: and will be for at least 90s, 30m or 2h
  --force            sign out first, so that a really new session begins
  --profile P        the session of a profile
  --browser          come back through this computer's browser
  --device           approve a code on any device
  --redirect-port N  come back to this port; for a browser on another machine, with the ssh -L line that is printed
  --private          open a private window, which knows none of your other sign-ins
  --response FILE    SAML: take the SAMLResponse from a file, or with - from standard input
  --no-open          print the link and open nothing
  --json             print one JSON object a line

Over SSH, in containers and in Codespaces the way is --device, unless you name another.`,
  status: `Usage: daypass status [SESSION] [--min TIME] [--json]

Shows sessions and the time they have left. With a SESSION it is a test: exit code 0 where you are signed in,
3 where you are not, or not for long enough.

  --min TIME         for at least 90s, 30m or 2h
  --json             print JSON`,
};

export const signInWords = {
  openBrowser: 'Approve the request in your browser. If no page came up, open this link:',
  openYourself: 'Open this link in your browser and approve the request:',
  deviceOpened: 'Approve in your browser. If no page came up, open this link:',
  deviceYourself: 'Open this link on any device and approve:',
  code: (code: string) => `Check that the page shows this code: ${code}`,
  neverShare: 'Never enter a code someone sent you.',
  waiting: (left: string) => `Waiting for you (${left} left). Ctrl-C cancels.`,
  signedIn: (label: string, until: string) => `Signed in to ${label} until ${until}.`,
  signedInRenewing: (label: string, until: string) =>
    `Signed in to ${label} until ${until}, renewed by itself from then on.`,
  already: (label: string) => `You are signed in to ${label}.`,
  /** Why a device code was chosen. */
  remote: (reason: 'ssh' | 'workspace' | 'container' | 'noDisplay') =>
    ({
      ssh: 'By device code, since this is an SSH session: a browser could not come back here.',
      workspace: 'By device code, since this is a remote workspace: a browser could not come back here.',
      container: 'By device code, since this is a container: a browser could not come back here.',
      noDisplay: 'By device code, since there is no display for a browser.',
    })[reason],
  forward: 'If your browser is on another machine, run this there first:',
  stuck: (name: string) => `Does the browser not come back? Press Ctrl-C and run: daypass login ${name} --device`,
};
