import { expect, test } from 'vitest';
import type { SsoSession } from '../../state.ts';
import { profileEntries } from './profile-entries.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
const session: SsoSession = {
  name: 'corp',
  type: 'identityCenter',
  startUrl: 'https://d-fake.awsapps.com/start',
  region: 'eu-west-1',
  scopes: [],
  profileNames: [],
};
const legacy: SsoSession = { ...session, name: session.startUrl, type: 'legacySso' };
const ofRole = [
  ['sso_account_id', '111122223333'],
  ['sso_role_name', 'Admin'],
];

test('a profile of an sso-session names it', () => {
  expect(profileEntries(session, role)).toStrictEqual({ entries: [['sso_session', 'corp'], ...ofRole], session });
});

test('a profile of a legacy portal holds start URL and Region itself', () => {
  expect(profileEntries(legacy, role)).toStrictEqual({
    entries: [['sso_start_url', session.startUrl], ['sso_region', 'eu-west-1'], ...ofRole],
  });
});

test('what a config file cannot hold is refused', () => {
  const refused = (odd: SsoSession) => () => profileEntries(odd, role);
  expect(refused({ ...session, name: 'a\nb' })).toThrow(
    expect.objectContaining({ code: 'nameInvalid', facts: { name: 'a\nb' } }),
  );
  expect(refused({ ...legacy, startUrl: 'https://x\n' })).toThrow(
    expect.objectContaining({ code: 'startUrlInvalid', facts: { startUrl: 'https://x\n' } }),
  );
  expect(refused({ ...legacy, region: 'eu west' })).toThrow('regionInvalid');
});
