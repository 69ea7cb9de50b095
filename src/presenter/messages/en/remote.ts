/** Commands that bring keys to where Daypass does not run. */
export const remoteHelp = (roleWords: string, yes: string) => ({
  share: `Usage: daypass share DIR [ROLE…] [--as PATH] [--yes]

Keeps keys in the folder DIR, for containers and others that cannot reach Daypass: a file "config" and
a file of keys for each role, renewed until you press Ctrl-C and then removed. The others need
AWS_CONFIG_FILE=PATH/config and the program cat. Name several profiles by --profile P,Q; the first is
also the default profile.

${roleWords}
  --as PATH          where the others see DIR, such as /daypass or C:\\daypass (default: as here)
${yes}`,
  ssh: `Usage: daypass ssh HOST [ROLE…] [--yes] [-- SSH_OPTION… COMMAND…]

Opens an SSH session whose programs get the role's keys from here, renewed for as long as it lasts. What
follows -- goes to ssh: its options, then a command. Ends with ssh's exit code; nothing is left on the host.

${roleWords}
${yes}`,
});

export const remoteWords = {
  share: {
    ready: (dir: string) => `Keys are in ${dir} and are renewed until you press Ctrl-C.`,
    use: (variable: string) => `Programs that see the folder need: ${variable}`,
    renewedAgain: 'The keys are renewed again.',
    stopped: (dir: string) => `Stopped. The keys were removed from ${dir}.`,
  },
};
