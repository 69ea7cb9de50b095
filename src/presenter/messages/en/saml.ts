export const samlHelp = {
  'saml add': `Usage: daypass saml add NAME --url URL [--port PORT] [--duration SECONDS]

Adds accounts that an application of your identity provider signs you in to (SAML). NAME is then a
session like any other: daypass login NAME.

  --url URL            the application's link: in the access portal right-click it and copy the link;
                       at other identity providers the link that starts the sign-in
  --port PORT          the application's ACS URL is http://127.0.0.1:PORT/saml: sign in by the
                       everyday browser
  --duration SECONDS   how long keys should live, 900 to 43200 (default: as the identity provider says)`,
  'saml list': `Usage: daypass saml list [--json]

Lists the SAML applications that you have added.

  --json             print JSON`,
  'saml rename': `Usage: daypass saml rename OLD NEW

Renames a SAML application. Profiles that name OLD go on working.`,
  'saml remove': `Usage: daypass saml remove NAME

Signs out of a SAML application and removes it with its keys and its browser profile.`,
  'saml import': `Usage: daypass saml import [FILE]

Adds the accounts of a saml2aws configuration (default: ~/.saml2aws). The file is not changed.`,
};

export const samlWords = {
  added: (name: string) => `Added ${name}. Sign in: daypass login ${name}`,
  none: 'No SAML applications yet. Add one: daypass saml add NAME --url URL',
  renamed: (name: string, newName: string) => `Renamed ${name} to ${newName}.`,
  removed: (name: string) => `Removed ${name}.`,
  nothingToImport: 'The file names no account with a URL.',
  notImported: (name: string, why: string) => `${name} was not added: ${why}`,
};
