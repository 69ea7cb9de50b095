import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DEFAULT_NAME_TEMPLATE,
  freeNameFromTemplate,
  isNameTemplate,
  isValidName,
  nameFromTemplate,
} from './profile-name.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'AdministratorAccess' };
const suggestProfileName = (of: typeof role, accountName: string, taken: Iterable<string>) =>
  freeNameFromTemplate(DEFAULT_NAME_TEMPLATE, of, accountName, new Set(taken));

test.each(['dev', 'a.b_c+d@e%f:g/h-i', '123456789012', 'default'])('%j is a valid name', (name) => {
  expect(isValidName(name)).toBe(true);
});

test.each([
  '',
  ' ',
  'a b',
  'a]',
  'a\n[profile b',
  'é',
  '"a"',
  'a#',
  'a;',
  'a\\b',
  'a,b',
  '__proto__',
  '-',
  '-x',
  '--help',
  'a\u0007',
  '\u001b[31m',
])('%j is not', (name) => {
  expect(isValidName(name)).toBe(false);
});

test.each([
  ['Shop Production', 'corp-shop-production-AdministratorAccess'],
  ['  Café & Bar (EU) ', 'corp-cafe-bar-eu-AdministratorAccess'],
  ['本番環境', 'corp-111122223333-AdministratorAccess'],
  ['本番 prod', 'corp-111122223333-AdministratorAccess'],
  ['第 2', 'corp-111122223333-AdministratorAccess'],
  ['', 'corp-111122223333-AdministratorAccess'],
  ['a]\n[profile x', 'corp-a-profile-x-AdministratorAccess'],
  ['x'.repeat(500), `corp-${'x'.repeat(48)}-AdministratorAccess`],
])('an account called %j', (accountName, name) => {
  expect(suggestProfileName(role, accountName, [])).toBe(name);
});

test('a role whose name looks like an option gets a name that does not', () => {
  const odd = { ...role, roleName: '--help' };
  expect(nameFromTemplate('{role}', odd, 'Shop')).toBe('help');
  expect(nameFromTemplate('-{role}', odd, 'Shop')).toBe('help');
  expect(nameFromTemplate('{role}', { ...role, roleName: '---' }, 'Shop')).toBe('daypass');
});

test('a legacy session goes by the name of its portal', () => {
  const legacy = { ...role, sourceId: 'https://d-fake.awsapps.com/start#/' };
  expect(suggestProfileName(legacy, 'Shop', [])).toBe('d-fake-shop-AdministratorAccess');
});

test('a clash is resolved the same way each time: by account id, then by number', () => {
  const taken: string[] = [];
  const names = Array.from({ length: 4 }, () => {
    const name = suggestProfileName(role, 'Shop', taken);
    taken.push(name);
    return name;
  });
  expect(names).toEqual([
    'corp-shop-AdministratorAccess',
    'corp-111122223333-AdministratorAccess',
    'corp-111122223333-AdministratorAccess-2',
    'corp-111122223333-AdministratorAccess-3',
  ]);
});

test('whatever AWS and people call things, the name is valid and free', () => {
  const hostile = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(hostile, hostile, hostile, hostile, (sourceId, accountId, roleName, accountName) => {
      const hostileRole = { sourceId, accountId, roleName };
      const first = suggestProfileName(hostileRole, accountName, []);
      const second = suggestProfileName(hostileRole, accountName, [first]);
      expect(isValidName(first) && isValidName(second)).toBe(true);
      expect(second).not.toBe(first);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['{accountId}', '111122223333'],
  ['{role}@{account}', 'AdministratorAccess@shop'],
  ['{session}/{account}/{role}', 'corp/shop/AdministratorAccess'],
  ['x-{role}', 'x-AdministratorAccess'],
])('the template %j', (template, name) => {
  expect(nameFromTemplate(template, role, 'Shop')).toBe(name);
});

test('what comes out empty takes a separator along', () => {
  const nameless = { ...role, roleName: '本番' };
  expect(nameFromTemplate('{session}-{role}-{account}', nameless, 'Shop')).toBe('corp-shop');
  expect(nameFromTemplate('{role}/', nameless, 'Shop')).toBe('daypass');
});

test.each(['', 'prod', '{name}', '{account} {role}', '{account}]\n[x', '{{account}}', '{Role}', '__{role}__'])(
  '%j is no template',
  (template) => {
    expect(() => nameFromTemplate(template, { ...role, roleName: 'proto' }, 'Shop')).toThrow('nameTemplateInvalid');
  },
);

test.each([
  ['{role}', ['AdministratorAccess'], 'AdministratorAccess-111122223333'],
  ['{role}', ['AdministratorAccess', 'AdministratorAccess-111122223333'], 'AdministratorAccess-111122223333-2'],
  ['{account}', ['shop'], '111122223333'],
  ['{accountId}', ['111122223333'], '111122223333-2'],
])('a clash in %j with %j gives %s', (template, taken, name) => {
  expect(freeNameFromTemplate(template, role, 'Shop', new Set(taken))).toBe(name);
});

test('no template makes the default profile', () => {
  expect(freeNameFromTemplate('{role}', { ...role, roleName: 'default' }, '', new Set())).toBe('default-111122223333');
});

test.each([
  ['Größe Øst Łódź', 'grosse-ost-lodz'],
  ['Æon & Œuvre', 'aeon-oeuvre'],
  ['本番 web', '111122223333'],
  ['開発 web', '111122223333'],
  ['prod (東京)', '111122223333'],
  ['Прод prod', '111122223333'],
  ['ｐｒｏｄ', 'prod'],
  ['prod ✓ 🚀', 'prod'],
])('the account %s is called %s in a name', (accountName, account) => {
  expect(suggestProfileName(role, accountName, [])).toBe(`corp-${account}-AdministratorAccess`);
});

test.each([
  ['Shop', 'corp-shop'],
  ['', 'corp-main'],
  ['店', 'corp-main'],
])('the label “%s” stands for its account, without a usable one the account’s name', (label, name) => {
  expect(nameFromTemplate('{session}-{label}', role, 'Main', label)).toBe(name);
  expect(freeNameFromTemplate('{session}-{label}', role, 'Main', new Set([name]), label)).toBe('corp-111122223333');
});

test.each([
  ['{account}-{role}', true],
  ['aws/{label}', true],
  ['plain', false],
  ['{unknown}', false],
  ['{account} {role}', false],
  ['', false],
])('%j names profiles: %s', (template, isOne) => {
  expect(isNameTemplate(template)).toBe(isOne);
});
