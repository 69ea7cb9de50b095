export const versionHelp = {
  version: `Usage: daypass version [--check]

Shows the version.

  --check            also ask whether there is a newer release, and show how this copy gets it; nothing is
                     downloaded. DAYPASS_RELEASES_URL names another list than GitHub's: https://HOST/repos/OWNER/NAME/releases`,
};

export const versionWords = {
  upToDate: 'There is no newer release.',
  available: (version: string) => `Daypass ${version} is available.`,
  whatChanged: (page: string) => `What changed: ${page}`,
  howTo: 'To update this copy:',
  howToByEither: 'To update this copy, one of:',
  howToElsewhere: 'Update it by the package manager that installed it.',
};
