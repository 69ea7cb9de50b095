import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDocument } from '../../config/edit/document-edit.ts';
import { parseConfig } from '../../config/document/config-document.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import { sourceInfo } from '../../sources/identity-center/capabilities.ts';
import { legacyPortals } from '../read/legacy-portals.ts';
import { planMoveLegacy } from './plan-move-legacy.ts';
import { awsFiles } from '../testing/aws-files.ts';

const URL_FORM = 'https://corp.awsapps.com/start';
const BEFORE = `# Ann's accounts
[default]
; careful
region = eu-central-1
sso_start_url = https://corp.awsapps.com/start#/
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Admin

[profile dev]
  sso_region=eu-west-1 # Dublin
  sso_start_url=https://corp.awsapps.com/start/ ; the old portal
  sso_account_id=222233334444
  # a note of my own
  sso_role_name=Dev
s3 =
  max_queue_size = 1

[profile other]
sso_start_url = https://other.awsapps.com/start
sso_region = us-east-1
sso_account_id = 333344445555
sso_role_name = Dev

[profile new]
sso_session = x
sso_start_url = https://corp.awsapps.com/start
`;
const AFTER = `# Ann's accounts
[default]
; careful
region = eu-central-1
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin

[profile dev]
  # Dublin
  ; the old portal
  sso_session = corp
  sso_account_id=222233334444
  # a note of my own
  sso_role_name=Dev
s3 =
  max_queue_size = 1

[profile other]
sso_start_url = https://other.awsapps.com/start
sso_region = us-east-1
sso_account_id = 333344445555
sso_role_name = Dev

[profile new]
sso_session = x
sso_start_url = https://corp.awsapps.com/start

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;

function move(text: string, { startUrl = URL_FORM, sessionName = 'corp' } = {}) {
  const files = awsFiles(text);
  const plan = planMoveLegacy({ edit: 'moveLegacy', startUrl, sessionName }, files);
  return { plan, text: editDocument(files.config, plan.config ?? []).bytes.toString() };
}

test('every form of the portal moves, [default] too; comments and all other lines stay', () => {
  const { plan, text } = move(BEFORE);
  expect(text).toBe(AFTER);
  expect(plan).toMatchObject({
    added: ['corp'],
    changed: ['default', 'dev'],
    warnings: [{ code: 'signInNeededAfter', facts: { session: 'corp' } }],
    renamedSessions: [
      { from: 'https://corp.awsapps.com/start#/', to: 'corp' },
      { from: 'https://corp.awsapps.com/start/', to: 'corp' },
    ],
  });
});

test('what moved reads as profiles of the session, for the same roles', () => {
  const roles = (text: string) =>
    readSsoConfig(parseConfig(text))
      .profiles.filter(({ profileName }) => profileName !== 'other')
      .map(({ profileName, sourceId, accountId, roleName }) => [profileName, sourceId, accountId, roleName]);
  expect(roles(move(BEFORE).text)).toStrictEqual([
    ['default', 'corp', '111122223333', 'Admin'],
    ['dev', 'corp', '222233334444', 'Dev'],
  ]);
});

test('a session that is there for this portal and Region is used, in whatever form it names the portal', () => {
  const session = `\n[sso-session mine]\nsso_start_url = ${URL_FORM}/#\nsso_region = EU-WEST-1\n`;
  const { plan, text } = move(BEFORE + session, { sessionName: 'mine' });
  expect(plan).toMatchObject({ added: [], warnings: [] });
  expect(text.match(/^\[sso-session/gm)).toHaveLength(1);
  expect(text).toContain('sso_session = mine\nsso_account_id = 111122223333');
});

test('a profile without its Region moves along', () => {
  const bare = `[profile bare]\nsso_start_url = ${URL_FORM}\n`;
  expect(move(BEFORE + bare).text).toContain('[profile bare]\nsso_session = corp\n');
});

test('duplicates of a key, and of a section, all move: one session name comes', () => {
  const twice = `[profile a]\nsso_start_url = x\nsso_start_url = ${URL_FORM}\nsso_region = eu-west-1\n[profile a]\nsso_region = eu-west-1\n`;
  expect(move(twice).text).toMatch(/^\[profile a\]\nsso_session = corp\n\[profile a\]\n\n?\[sso-session corp\]/);
});

test('a comment that is not UTF-8 keeps its bytes', () => {
  const line = Buffer.concat([Buffer.from(`[profile a]\nsso_start_url = ${URL_FORM} # caf`), Buffer.of(0xe9)]);
  const files = {
    ...awsFiles(''),
    config: parseConfig(Buffer.concat([line, Buffer.from('\nsso_region = eu-west-1\n')])),
  };
  const plan = planMoveLegacy({ edit: 'moveLegacy', startUrl: URL_FORM, sessionName: 'corp' }, files);
  const { bytes } = editDocument(files.config, plan.config ?? []);
  expect(bytes.includes(Buffer.concat([Buffer.from('# caf'), Buffer.of(0xe9, 0x0a)]))).toBe(true);
});

test('CRLF stays', () => {
  const { text } = move(BEFORE.replaceAll('\n', '\r\n'));
  expect(text).toBe(AFTER.replaceAll('\n', '\r\n'));
});

test.each([
  ['nowhere to be found', BEFORE, { startUrl: 'https://nowhere.awsapps.com/start' }, 'nothingSelected'],
  ['two Regions', `${BEFORE}[profile us]\nsso_start_url = ${URL_FORM}\nsso_region = us-east-1\n`, {}, 'regionsDiffer'],
  ['no Region', `[profile bare]\nsso_start_url = ${URL_FORM}\n`, {}, 'regionInvalid'],
  [
    'a name in use',
    `${BEFORE}\n[sso-session corp]\nsso_start_url = https://x.y/start\nsso_region = eu-west-1\n`,
    {},
    'sessionExists',
  ],
  ['an odd name', BEFORE, { sessionName: 'x]\ny = z' }, 'nameInvalid'],
])('%s is told', (_, text, edit, code) => {
  expect(() => move(text, edit)).toThrow(expect.objectContaining({ code }));
});

test('whatever else stands in the file, only the lines of the two keys change', () => {
  const noise = fc.constantFrom('# c', '; c', '', 'region = eu-west-1', 's3 =', 'x: y', 'sso_account_id = 1');
  const url = fc.constantFrom('/', '', '#', '#/').map((end) => `sso_start_url = ${URL_FORM}${end}`);
  const region = fc.constantFrom('sso_region = eu-west-1', 'sso_region=eu-west-1');
  const profile = fc.tuple(fc.array(noise), url, fc.array(noise), region, fc.array(noise));
  fc.assert(
    fc.property(fc.array(profile, { minLength: 1, maxLength: 4 }), (profiles) => {
      const lines = profiles.flatMap(([a, u, b, r, c], index) => [`[profile p${index}]`, ...a, u, ...b, r, ...c]);
      const before = lines.map((line) => `${line}\n`).join('');
      const isLeft = (line: string) => !/^sso_(start_url|region|session)/.test(line);
      const { plan, text } = move(before);
      const after = text.slice(0, text.lastIndexOf('[sso-session corp]')).split('\n').filter(isLeft);
      expect(after.join('\n').trimEnd()).toBe(lines.filter(isLeft).join('\n').trimEnd());
      expect(plan.changed).toHaveLength(profiles.length);
    }),
  );
});

describe('the portals proposed', () => {
  const portals = (text: string) => legacyPortals(readSsoConfig(parseConfig(text)).sessions.map(sourceInfo));

  test('forms together, a name from the portal', () => {
    expect(portals(BEFORE)).toStrictEqual([
      {
        startUrl: 'https://corp.awsapps.com/start#/',
        regions: ['eu-west-1'],
        sessionName: 'corp',
        sessionExists: false,
      },
      {
        startUrl: 'https://other.awsapps.com/start',
        regions: ['us-east-1'],
        sessionName: 'other',
        sessionExists: false,
      },
    ]);
  });

  test('the session that is there for the portal, or a free name', () => {
    const own = `[sso-session mine]\nsso_start_url = ${URL_FORM}\nsso_region = eu-west-1\n`;
    expect(portals(BEFORE + own)[0]).toMatchObject({ sessionName: 'mine', sessionExists: true });
    const foreign = `[sso-session corp]\nsso_start_url = https://x.y/start\nsso_region = eu-west-1\n`;
    expect(portals(BEFORE + foreign)[0]).toMatchObject({ sessionName: 'corp-2', sessionExists: false });
  });

  test('none where all have moved', () => {
    expect(
      portals(move(move(BEFORE).text, { startUrl: 'https://other.awsapps.com/start', sessionName: 'o' }).text),
    ).toStrictEqual([]);
  });
});
