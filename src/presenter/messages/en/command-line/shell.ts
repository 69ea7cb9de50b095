/** Help of the commands that live in a shell. */
export const shellHelp = {
  use: `Usage: daypass use [ROLE…|-] [--unset] [--template T] [--shell SHELL]

Makes this shell use a role: sets AWS_PROFILE. Without a ROLE, or where several fit, you choose by typing.
A role that has no profile gets one; how profiles are named is asked once and remembered.
Your shell needs this line once, in its startup file: eval "$(daypass init bash)"

  ROLE               a profile, ACCOUNT/ROLE by name or ID, or words
  -                  go back to the previous profile
  --unset            use no profile
  --template T       how profiles are named, of {session}, {account}, {accountId}, {label} and {role}
  --shell SHELL      for this shell: bash, zsh, fish or powershell`,
  init: `Usage: daypass init SHELL [--prompt] [--no-completions]

Prints what your shell's startup file evaluates, so that daypass use works and words are completed.
SHELL is bash, zsh, fish or powershell.
  bash, in ~/.bashrc:                     eval "$(daypass init bash)"
  zsh, in ~/.zshrc:                       eval "$(daypass init zsh)"
  fish, in ~/.config/fish/config.fish:    daypass init fish | source
  PowerShell, in $PROFILE:                daypass init powershell | Out-String | Invoke-Expression

  --prompt           also show the profile in the prompt
  --no-completions   complete no words`,
  prompt: `Usage: daypass prompt [--shell FORM] [--json]

Prints the profile that AWS tools would use here and the time its session has left; nothing where there is
none. Production is red. Only files are read.

  --shell FORM       colours as a prompt of bash, zsh, fish or powershell needs them, ansi, or plain
                     (default plain: none)
  --json             print JSON`,
};

export const shellWords = {
  use: {
    prompt: 'Use: ',
    footer: (found: number) => `${found} found. Enter uses it, Esc leaves.`,
    nothing: 'Nothing fits.',
    used: (profile: string) => `AWS_PROFILE is ${profile}.`,
    unset: 'AWS_PROFILE is not set.',
    howToSet: (shell: string) =>
      `Only printed: a program cannot set its shell's variables. Let your shell do it: daypass init ${shell} --help`,
    signInNeeded: (label: string, name: string) => `Not signed in to ${label}. Sign in: daypass login ${name}`,
    left: (label: string, left: string) => `${label}: ${left} left.`,
    noProfile: (role: string) => `${role} has no profile yet.`,
    template: 'How are profiles named? {session}, {account}, {accountId}, {label} and {role} are filled in',
    added: (profile: string, path: string) => `Added profile ${profile} to ${path}.`,
  },
};
