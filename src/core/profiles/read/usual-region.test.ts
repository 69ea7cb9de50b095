import { expect, test } from 'vitest';
import { awsFiles, knownRoles } from '../testing/aws-files.ts';
import { CORP, ROLE } from '../testing/planned.ts';
import { usualRegion } from './usual-region.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
const other = (name: string, region: string, session = 'corp') =>
  `[profile ${name}]\nsso_session = ${session}\nsso_account_id = 444455556666\nsso_role_name = Admin\nregion = ${region}\n`;
const elsewhere = (name: string, region: string) => `[profile ${name}]\nregion = ${region}\n`;
const regionIn = (config: string, environmentRegion?: string) => {
  const files = awsFiles(CORP + config);
  return usualRegion(role, files, knownRoles(files, {}, { environmentRegion }));
};

const manyInSession = other('a', 'us-east-1') + other('b', 'us-east-2') + other('c', 'us-east-2');
const manyInAll = ['d', 'e', 'f', 'g'].map((name) => elsewhere(name, 'sa-east-1')).join('');

test('the Region of the role’s other profiles comes first', () => {
  expect(regionIn(`[profile mine]\n${ROLE}region = ap-northeast-1\n${manyInSession}${manyInAll}`)).toBe(
    'ap-northeast-1',
  );
});

test('then the one that most profiles of the session have, then most of all', () => {
  expect(regionIn(manyInSession + manyInAll, 'eu-north-1')).toBe('us-east-2');
  expect(regionIn(elsewhere('x', 'eu-north-1') + manyInAll, 'eu-north-1')).toBe('sa-east-1');
  expect(regionIn(elsewhere('x', 'us-west-1') + elsewhere('y', 'us-west-2'))).toBe('us-west-1');
});

test('then the environment’s; never the Region of the session, nor what is no Region', () => {
  expect(regionIn(elsewhere('x', 'not a region'), 'eu-north-1')).toBe('eu-north-1');
  for (const environmentRegion of [undefined, '', 'nowhere']) {
    expect(() => regionIn('', environmentRegion)).toThrow('regionNeeded');
  }
});

test('the Region of the settings comes before all others', () => {
  const files = awsFiles(CORP + manyInSession);
  const known = { environmentRegion: 'eu-north-1', defaultRegion: 'eu-west-3' };
  expect(usualRegion(role, files, knownRoles(files, {}, known))).toBe('eu-west-3');
  expect(usualRegion(role, files, knownRoles(files, {}, { ...known, defaultRegion: '' }))).toBe('us-east-2');
});
