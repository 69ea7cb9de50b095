export const teamHelp = {
  'team add': `Usage: daypass team add ADDRESS [--dry-run] [--yes] [--json]

Shows, and on your yes adds, what a team file brings: sessions, profiles for roles, the production
pattern, account labels and colours, browsers. ADDRESS is an https link, or the path of a file or of
a folder with daypass-team.yaml in it, such as a git checkout. Nothing in it can run a command.

  --dry-run          show the changes as a diff and change nothing
  --yes              do not ask first
  --json             print JSON; changes nothing without --yes`,
  'team sync': `Usage: daypass team sync [NAME] [--dry-run] [--yes] [--json]

Reads the team files that you have added again, or one of them, and shows and makes what has
changed. Sessions and profiles that a file no longer names stay.

  --dry-run          show the changes as a diff and change nothing
  --yes              do not ask first
  --json             print JSON; changes nothing without --yes`,
  'team list': `Usage: daypass team list [--json]

Lists the team files that you have added.

  --json             print JSON`,
  'team remove': `Usage: daypass team remove NAME

Takes back what a team file brought and forgets it. What you have changed since stays.`,
};

export const teamWords = {
  added: (name: string) => `Added ${name}.`,
  synced: (name: string) => `Updated ${name}.`,
  removed: (name: string) => `Removed ${name} and what it brought.`,
  none: 'No team files yet. Add one: daypass team add ADDRESS',
  columns: { name: 'TEAM', address: 'ADDRESS' },
};
