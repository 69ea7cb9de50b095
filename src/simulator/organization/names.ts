const teams = [
  'payments',
  'search',
  'checkout',
  'data-lake',
  'identity',
  'billing',
  'mobile',
  'platform',
  'ml',
  'edge',
];
const stages = ['production', 'staging', 'development', 'sandbox'];

/** An everyday account name, e.g. `payments-staging`, `search-production-2`. */
export function accountNameAt(index: number): string {
  const team = teams[index % teams.length];
  const stage = stages[Math.floor(index / teams.length) % stages.length];
  const round = Math.floor(index / (teams.length * stages.length));
  return round === 0 ? `${team}-${stage}` : `${team}-${stage}-${round + 1}`;
}

const managedRoleNames = [
  'AdministratorAccess',
  'ReadOnlyAccess',
  'PowerUserAccess',
  'Billing',
  'ViewOnlyAccess',
  'SecurityAudit',
  'DatabaseAdministrator',
  'NetworkAdministrator',
  'SupportUser',
  'SystemAdministrator',
];

/** AWS's own permission set names first, then `Team11Developer` and so on. */
export function roleNameAt(index: number): string {
  return managedRoleNames[index] ?? `Team${String(index + 1).padStart(2, '0')}Developer`;
}

/**
 * Names a person could meet or an attacker could set. The service model gives AccountName and RoleName neither a length
 * nor a pattern, so whatever reads them has to survive these. The gentle ones come first: a small demo shows only them.
 */
export const awkwardAccounts: readonly { readonly accountName?: string; readonly emailAddress?: string }[] = [
  { accountName: '本番環境（東京）', emailAddress: 'honban@example.co.jp' },
  { accountName: `R&D "quoted" <b>Zoë's</b>`, emailAddress: 'r&d@example.com' },
  { accountName: '🚀 launch 👩‍👩‍👧', emailAddress: 'launch@example.com' },
  { emailAddress: 'unnamed@example.com' },
  { accountName: 'no-email' },
  {},
  { accountName: '', emailAddress: 'empty-name@example.com' },
  { accountName: 'first line\nsecond line', emailAddress: 'newline@example.com' },
  { accountName: 'carriage\r\nreturn', emailAddress: 'crlf@example.com' },
  { accountName: '[profile x]', emailAddress: 'section@example.com' },
  { accountName: 'closing ] bracket', emailAddress: 'bracket@example.com' },
  {
    accountName: 'x]\n[profile injected]\ncredential_process = touch /tmp/injected\n#',
    emailAddress: 'inject@example.com',
  },
  { accountName: '\u202Egnp.exe\u202C bidi \u2066isolate', emailAddress: 'bidi@example.com' },
  { accountName: 'bell\u0007 nul\u0000 escape\u001B[31m red\u001B[0m', emailAddress: 'control@example.com' },
  { accountName: '$(id)', emailAddress: 'substitution@example.com' },
  { accountName: '`id`', emailAddress: 'backtick@example.com' },
  { accountName: `'; echo injected #`, emailAddress: 'quote@example.com' },
  { accountName: '%PATH% !history! $env:HOME', emailAddress: 'percent@example.com' },
  { accountName: '../../../etc/passwd', emailAddress: 'path@example.com' },
  { accountName: '--help', emailAddress: 'dashes@example.com' },
  { accountName: '  spaces around  ', emailAddress: 'spaces@example.com' },
  { accountName: '__proto__', emailAddress: 'proto@example.com' },
  { accountName: '<script>alert(1)</script>', emailAddress: 'script@example.com' },
  { accountName: 'العربية وחוברת', emailAddress: 'rtl@example.com' },
  { accountName: 'e\u0301 combining \u200B zero width \u2028 separator', emailAddress: 'marks@example.com' },
  { accountName: 'key = value ; comment # hash', emailAddress: 'ini@example.com' },
  { accountName: 'C:\\Users\\new\\table', emailAddress: 'backslash@example.com' },
  { accountName: 'same name', emailAddress: 'twin-1@example.com' },
  { accountName: 'same name', emailAddress: 'twin-2@example.com' },
  { accountName: `very long ${'0123456789'.repeat(50)} end`, emailAddress: `${'long'.repeat(15)}@example.com` },
];

export const awkwardRoleNames: readonly string[] = [
  'Dev.Ops+eu=west,1@corp_x-y',
  '管理者ロール',
  'role with spaces & "quotes"',
  'role/with?query=1&x#hash',
  '$(id)',
  'new\nline]',
  `O'Brien %41`,
];
