/** Of the About page: whether there is a newer release, and how this copy gets it. */
export const updates = {
  heading: 'Updates',
  available: (version: string) => `Daypass ${version} is available`,
  whatChanged: 'What changed',
  notThisVersion: 'Not this version',
  howTo: 'To update this copy, type:',
  howToByEither: 'To update this copy, type one of these:',
  howToElsewhere: 'Update it by the package manager that installed it.',
  copyCommand: (command: string) => `Copy: ${command}`,
  upToDate: (when: string) => `No newer release, as of ${when}.`,
  notChecked: 'Not looked for yet.',
  checking: 'Looking…',
  check: 'Check for updates',
  daily: 'Look for updates once a day',
  dailyHint: (host: string) => `Asks ${host} for the number of the latest release. Nothing is downloaded or installed.`,
  notPossible: 'This copy was not built as a release, so it has no list of releases to look at.',
};
