import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../config/document/config-document.ts';
import { findMarker, intactMarker, isMadeByDaypass, markerComment, type Marker } from './managed-marker.ts';

const ROLE: Marker = { madeFor: 'role', accountId: '111122223333', roleName: 'Admin' };
const KEYS: Marker = { ...ROLE, madeFor: 'keys', accessKeyId: 'ASIAFAKEFAKEFAKEFAKE' };
const BRIDGE: Marker = { madeFor: 'bridge' };

const ROLE_LINES = ['sso_session = corp', 'sso_account_id = 111122223333', 'sso_role_name = Admin'];
const KEY_LINES = ['aws_access_key_id = ASIAFAKEFAKEFAKEFAKE', 'aws_secret_access_key = fake', 'aws_session_token = t'];

/** The first section's marker, intact or not. */
function read(...lines: readonly string[]) {
  const document = parseConfig(lines.map((line) => `${line}\n`).join(''));
  const [section] = document.sections;
  if (section === undefined) throw new Error('no section');
  return {
    made: isMadeByDaypass(document, section),
    intact: intactMarker(document, section),
    found: findMarker(document, section),
  };
}

test.each([ROLE, KEYS, BRIDGE])('what is written is read back: $madeFor', (marker) => {
  expect(read('[profile x]', `# ${markerComment(marker)}`).found).toStrictEqual({ lineNumber: 2, marker });
});

test('every role name that IAM allows is read back', () => {
  const roleNames = fc.stringMatching(/^[\w+=,.@-]{1,64}$/);
  fc.assert(
    fc.property(roleNames, (roleName) => {
      const marker: Marker = { madeFor: 'role', accountId: '111122223333', roleName };
      const lines = ['sso_account_id = 111122223333', `sso_role_name = ${roleName}`];
      expect(read('[profile x]', `# ${markerComment(marker)}`, ...lines).intact).toStrictEqual(marker);
    }),
  );
});

describe('a profile for a role', () => {
  const marked = ['[profile x]', `# ${markerComment(ROLE)}`, ...ROLE_LINES];

  test('is ours as made', () => {
    expect(read(...marked)).toMatchObject({ made: true, intact: ROLE });
  });

  test.each([
    [['region = eu-west-1', 'output = json', 'cli_pager =']],
    [['s3 =', '  max_concurrent_requests = 20']],
    [['# a note of my own', '', 'duration_seconds = 900']],
  ])('stays ours with %j', (more) => {
    expect(read(...marked, ...more).intact).toStrictEqual(ROLE);
  });

  test.each([
    [['sso_role_name = ReadOnly']],
    [['sso_account_id = 222233334444']],
    [['role_arn = arn:aws:iam::111122223333:role/x', 'source_profile = y']],
    [['credential_process = mine']],
    [['aws_access_key_id = AKIAFAKEFAKEFAKEFAKE']],
  ])('is ours no longer with %j', (more) => {
    expect(read(...marked, ...more)).toMatchObject({ made: true, intact: undefined });
  });

  test('is not ours for a comment under its keys, which may be the rest of a removed section', () => {
    expect(read('[profile x]', ...ROLE_LINES, `# ${markerComment(ROLE)}`)).toMatchObject({ made: false });
  });

  test('is not ours for the comment of the section after it, or for words alike', () => {
    expect(read('[profile x]', '[profile y]', `# ${markerComment(ROLE)}`).made).toBe(false);
    expect(read('[profile x]', '# Made by Daypass', '# Made by Daypass for me').made).toBe(false);
  });
});

test('keys are ours only while they are the very ones we wrote', () => {
  const comment = `# ${markerComment(KEYS)}`;
  expect(read('[x]', comment, ...KEY_LINES).intact).toStrictEqual(KEYS);
  const typedOver = ['aws_access_key_id = AKIAFAKEFAKEFAKEFAKE', 'aws_secret_access_key = fake'];
  expect(read('[x]', comment, ...typedOver)).toMatchObject({ made: true, intact: undefined });
});

test.each([
  ['daypass credential-process --profile corp-admin', true],
  ['"/opt/Day pass/daypass" credential-process --profile corp-admin', true],
  ['aws configure export-credentials --profile renamed', true],
  ['something-else', false],
])('a bridge that runs %s', (command, isOurs) => {
  const { intact } = read('[profile b]', `# ${markerComment(BRIDGE)}`, `credential_process = ${command}`);
  expect(intact !== undefined).toBe(isOurs);
});
