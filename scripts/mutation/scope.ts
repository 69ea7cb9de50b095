/** What `npm run mutation` mutates, and the tests that must notice. A new file in one of the rooms is mutated unless it is named here. */

export const ROOMS = ['src/core/config/document', 'src/core/sources', 'src/core/roles'] as const;

/** A run of the whole room fails below it. Raised when a room gets better (docs/proofs.md). */
export const LEAST_PERCENT: Readonly<Record<(typeof ROOMS)[number], number>> = {
  'src/core/config/document': 95,
  'src/core/sources': 95,
  'src/core/roles': 95,
};

/** Files that are not mutated, and why. Tests of these are real, and too slow to run once per mutant. */
export const LEFT_OUT: readonly { readonly why: string; readonly files: readonly string[] }[] = [
  {
    why: 'The disk: what they do shows in files and locks; e2e/torture kills, starves and races them.',
    files: [
      'src/core/config/document/config-file.ts',
      'src/core/roles/accounts/account-cache.ts',
      'src/core/roles/activity/activity-log.ts',
      'src/core/roles/credentials/credentials-file-refresher.ts',
      'src/core/roles/credentials/encrypted-credential-store.ts',
      'src/core/sources/identity-center/session/portal-session-history.ts',
      'src/core/sources/identity-center/sign-in/refused-tokens.ts',
      'src/core/sources/identity-center/tokens/{read-token-files,registration-store,remove-stray-files,token-cache,token-store}.ts',
      'src/core/sources/saml/{saml-accounts,session-store}.ts',
    ],
  },
  {
    why: 'AWS over HTTP: tested against the simulator and scripted services over real sockets.',
    files: [
      'src/core/sources/aws-login/sign-in-gateway.ts',
      'src/core/sources/identity-center/probe-session.ts',
      'src/core/sources/identity-center/portal/{client-config,enumerate-accounts,federation-gateway,oidc-gateway,portal-gateway,reach}.ts',
      'src/core/sources/identity-center/portal/pages/{portal-page,portal-region,vanity-start-url}.ts',
      'src/core/sources/sts/sts-gateway.ts',
    ],
  },
  {
    why: 'Browsers, loopback servers and other programs: tested with real ones, here and in e2e.',
    files: [
      'src/core/sources/aws-login/{aws-cli,login-sign-in}.ts',
      'src/core/sources/identity-center/sign-in/{browser-flow,callback-page,callback-server,run-flow,sign-ins}.ts',
      'src/core/sources/saml/installed-browser/*.ts',
      'src/core/sources/saml/sign-in/{loopback-response,obtain-response,person-sign-in,posted-form,response-page}.ts',
    ],
  },
  {
    why: 'They put the parts of one kind together: the tests of the engine, the contract of role sources and e2e run them.',
    files: [
      'src/core/sources/kinds.ts',
      'src/core/sources/assumed-role/{assumed-role-provider,assumed-role-source}.ts',
      'src/core/sources/aws-login/{aws-login-provider,aws-login-source,login-session}.ts',
      'src/core/sources/identity-center/{identity-center-provider,identity-center-source,sso-config-reader}.ts',
      'src/core/sources/identity-center/session/portal-access.ts',
      'src/core/sources/identity-center/sign-in/registrations.ts',
      'src/core/sources/saml/{role-minter,saml-provider,saml-session,saml-source}.ts',
    ],
  },
  {
    why: 'Compared with a whole scan over 2,000 random edits of random files, which is too long once per mutant.',
    files: ['src/core/config/document/config-rescan.ts'],
  },
];

/** Tests that must notice a mutant. Those of the files above are no part of it, nor what takes tens of seconds. */
export const TESTS = [...ROOMS.map((room) => `${room}/**/*.test.ts`), 'src/core/config/{edit,clients}/**/*.test.ts'];

export const TESTS_LEFT_OUT = [
  // Days of weather and thousands of malformed answers: proofs of the whole, in tens of seconds.
  'src/core/sources/identity-center/session/{malformed-answers,three-days}.test.ts',
  'src/core/sources/role-source.test.ts',
  'src/core/config/document/config-rescan.test.ts',
  'src/core/config/edit/{config-append,line-diff,line-hunks,hide-secrets}.test.ts',
  'src/core/roles/activity/activity-log.test.ts',
  // It replaces a module, and modules are loaded once for all tests.
  'src/core/roles/preferences/unreadable-preferences.test.ts',
  'src/core/roles/credentials/{credentials-file-refresher,encrypted-credential-store}.test.ts',
  'src/core/sources/identity-center/portal/{enumerate-accounts,portal-gateway,oidc-gateway}.test.ts',
  'src/core/sources/identity-center/portal/pages/{portal-region,vanity-start-url}.test.ts',
  'src/core/sources/identity-center/session/portal-session-history.test.ts',
  'src/core/sources/identity-center/sign-in/callback-server.test.ts',
  'src/core/sources/identity-center/tokens/{read-token-files,registration-store,remove-stray-files,token-cache}.test.ts',
  'src/core/sources/saml/silent-renewal.test.ts',
  'src/core/sources/saml/sign-in/{loopback-response,obtain-response}.test.ts',
];
