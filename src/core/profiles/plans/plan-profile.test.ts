import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SsoSession } from '../../state.ts';
import { parseConfig } from '../../config/document/config-document.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import { oddConfigs } from '../../config/testing/odd-config.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { planAddProfile } from './plan-profile.ts';
import { awsFiles, knownRoles } from '../testing/aws-files.ts';
import { drafted } from '../testing/drafted.ts';

const corp: SsoSession = {
  name: 'corp',
  type: 'identityCenter',
  startUrl: 'https://d-fake.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
  profileNames: [],
};
const legacy: SsoSession = {
  ...corp,
  name: 'https://d-fake.awsapps.com/start#/',
  type: 'legacySso',
  startUrl: 'https://d-fake.awsapps.com/start#/',
  scopes: [],
};
const CORP_SECTION = `[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
const DEV = `[profile dev]
# Made by Daypass for Admin in 111122223333
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
region = us-west-2
`;

const request = {
  profileName: 'dev',
  role: { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' },
  session: corp,
  region: 'us-west-2',
};
const plan = (text: string | Buffer, changes: Partial<typeof request> & { output?: string } = {}, credentials = '') => {
  const files = { ...awsFiles('', credentials), config: parseConfig(text) };
  const { session, ...asked } = { ...request, ...changes };
  const known = knownRoles(files, {}, { sessions: [session] });
  return drafted('addProfile', planAddProfile({ edit: 'addProfile', ...asked }, files, known), files);
};
const after = (...given: Parameters<typeof plan>) => plan(...given).after.toString();

test('a profile is added after all else, its session stands', () => {
  expect(after(CORP_SECTION)).toBe(`${CORP_SECTION}\n${DEV}`);
});

test('a session the file does not have is added first', () => {
  expect(after('')).toBe(`${CORP_SECTION}\n${DEV}`);
});

test('region and output are written when given', () => {
  expect(after(CORP_SECTION, { region: 'ap-northeast-1', output: 'json' })).toBe(
    `${CORP_SECTION}\n${DEV.replace('us-west-2', 'ap-northeast-1')}output = json\n`,
  );
});

test('a profile of a legacy session carries start URL and region itself, as written', () => {
  expect(after('', { session: legacy, role: { ...request.role, sourceId: legacy.name } })).toBe(
    `[profile dev]
# Made by Daypass for Admin in 111122223333
sso_start_url = https://d-fake.awsapps.com/start#/
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Admin
region = us-west-2
`,
  );
});

test('the default profile gets the header every client reads', () => {
  expect(after(CORP_SECTION, { profileName: 'default' })).toContain(
    '\n[default]\n# Made by Daypass for Admin in 111122223333\nsso_session = corp\n',
  );
});

test('the diff tells the added lines with the lines above them, without their secrets', () => {
  const before = '[default]\naws_secret_access_key = fake/secret\noutput = json\n' + CORP_SECTION;
  const { preview } = plan(before.replace(CORP_SECTION, `${CORP_SECTION}aws_session_token = fake\n`));
  expect(preview.files[0]?.diff).toEqual([
    { kind: 'context', lineNumber: 6, text: 'sso_region = eu-west-1' },
    { kind: 'context', lineNumber: 7, text: 'sso_registration_scopes = sso:account:access' },
    { kind: 'context', lineNumber: 8, text: 'aws_session_token = ••••••••' },
    { kind: 'added', lineNumber: 9, text: '' },
    { kind: 'added', lineNumber: 10, text: '[profile dev]' },
    { kind: 'added', lineNumber: 11, text: '# Made by Daypass for Admin in 111122223333' },
    { kind: 'added', lineNumber: 12, text: 'sso_session = corp' },
    { kind: 'added', lineNumber: 13, text: 'sso_account_id = 111122223333' },
    { kind: 'added', lineNumber: 14, text: 'sso_role_name = Admin' },
    { kind: 'added', lineNumber: 15, text: 'region = us-west-2' },
  ]);
});

test('a last line without an end gets one, and shows as unchanged', () => {
  const { after: bytes, preview } = plan('[default]\r\noutput = json');
  expect(bytes.toString()).toMatch(/^\[default\]\r\noutput = json\r\n\r\n\[sso-session corp\]\r\n/);
  expect(preview.files[0]?.diff.filter(({ kind }) => kind === 'removed')).toEqual([]);
});

test.each([
  '[profile dev]',
  '[profile "dev"]',
  "[profile 'dev']",
  '[profile  dev]',
  '[ profile dev ]',
  '[profile\tdev]',
  '[profile dev] # comment',
  '[profile dev]#comment',
  '[profile d"e"v]',
  '[profile d\\ev]',
  '[profile x]\nk = v\n  [profile dev]',
])('%j takes the name, whichever client reads it', (text) => {
  expect(() => plan(`${text}\nk = v\n`)).toThrow(new DaypassError('profileExists', { name: 'dev' }));
});

test.each(['[dev]', '[profile dev2]', '[sso-session dev]', '# [profile dev]', '[default]\nk = [profile dev]'])(
  '%j does not',
  (text) => {
    expect(after(`${text}\n`)).toContain('\n[profile dev]\n');
  },
);

test.each(['[default]', '[profile default]', '[profile "default"]'])('%j takes the name default', (header) => {
  expect(() => plan(`${header}\n`, { profileName: 'default' })).toThrow('profileExists');
});

test.each([
  ['[default]\nk = v\nno delimiter\n', 3, 'noDelimiter'],
  ['k = v\n', 1, 'beforeFirstSection'],
  ['\ufeff[default]\n', 1, 'byteOrderMark'],
  ['[default]\n\n[default]\n', 3, 'duplicateSection'],
  ['[default]\na = 1\nA = 2\n', 3, 'duplicateKey'],
])('nothing is added to %j, which the AWS CLI refuses: line %i', (text, line, kind) => {
  try {
    plan(text);
    expect.unreachable();
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'configOddLines', facts: { line, kind } });
  }
});

const role = (changes: object) => ({ role: { ...request.role, ...changes } });
test.each([
  [{ profileName: 'a b' }, 'nameInvalid'],
  [{ profileName: 'x]\n[profile evil' }, 'nameInvalid'],
  [{ profileName: '' }, 'nameInvalid'],
  [{ profileName: '__proto__' }, 'nameInvalid'],
  [role({ roleName: 'A\nregion = x' }), 'nameInvalid'],
  [role({ roleName: 'A\n' }), 'nameInvalid'],
  [role({ roleName: '' }), 'nameInvalid'],
  [role({ roleName: 'x'.repeat(65) }), 'nameInvalid'],
  [role({ accountId: '11112222333' }), 'accountIdInvalid'],
  [role({ accountId: '111122223333\n' }), 'accountIdInvalid'],
  [role({ accountId: '１１１１２２２２３３３３' }), 'accountIdInvalid'],
  [role({ sourceId: 'other' }), 'sessionUnknown'],
  [{ region: 'eu-west-1\nx' }, 'regionInvalid'],
  [{ region: '' }, 'regionInvalid'],
  [{ output: 'json\nx = y' }, 'usage'],
  [{ session: { ...corp, name: 'a\nb' }, ...role({ sourceId: 'a\nb' }) }, 'nameInvalid'],
  [{ session: { ...corp, name: 'a b' }, ...role({ sourceId: 'a b' }) }, 'nameInvalid'],
  [{ session: { ...corp, startUrl: 'https://x/ # y' } }, 'startUrlInvalid'],
  [{ session: { ...corp, region: 'x' } }, 'regionInvalid'],
  [{ session: { ...legacy, startUrl: 'a\nb' }, ...role({ sourceId: legacy.name }) }, 'startUrlInvalid'],
])('%j is refused as %s', (changes, code) => {
  expect(() => plan('', changes)).toThrow(code);
});

test('a session of the file under a name only some clients read can still be used', () => {
  const text = CORP_SECTION.replace('[sso-session corp]', '[sso-session "本社 corp"]');
  const session = { ...corp, name: '本社 corp' };
  const planned = plan(text, { session, ...role({ sourceId: session.name }) });
  expect(readSsoConfig(parseConfig(planned.after)).profiles).toMatchObject([{ sourceId: '本社 corp' }]);
});

/** Mostly what is asked in earnest, now and then anything at all. */
const orHostile = (sound: string) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(sound) }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) });
const requests = fc.record({
  profileName: orHostile('dev'),
  sourceId: orHostile('corp'),
  accountId: orHostile('111122223333'),
  roleName: orHostile('Admin'),
  region: orHostile('eu-west-1'),
});

test('whatever is asked of whatever file: refused by a code, or added and nothing else changed', () => {
  fc.assert(
    fc.property(oddConfigs, requests, (bytes, { profileName, region, ...asked }) => {
      const before = parseConfig(bytes);
      const session = { ...corp, name: asked.sourceId };
      const planned = planOrCode(() => plan(bytes, { profileName, region, session, role: asked }));
      if (typeof planned === 'string') {
        expect(planned).not.toBe('internal');
        return;
      }
      const read = parseConfig(planned.after);
      expect(planned.after.subarray(0, bytes.length).equals(bytes)).toBe(true);
      expect(read.oddLines).toEqual([]);
      expect(read.sections.slice(0, before.sections.length)).toEqual(before.sections);
      expect(readSsoConfig(read).profiles.at(-1)).toEqual({ profileName, region, ...asked });
      const hadSession = before.sections.some(({ type, name }) => type === 'sso-session' && name === asked.sourceId);
      expect(read.sections.length - before.sections.length).toBe(hadSession ? 1 : 2);
    }),
    { numRuns: 3_000 },
  );
});

function planOrCode<T>(make: () => T): T | string {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof DaypassError) return thrown.code;
    throw thrown;
  }
}
