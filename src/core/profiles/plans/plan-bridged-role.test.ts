import { expect, test } from 'vitest';
import { plainInfo } from '../../../shared/testing/sources.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import { listProfiles } from '../read/list-profiles.ts';
import { planSyncProfiles } from './plan-sync-profiles.ts';
import { account, awsFiles, knownRoles } from '../testing/aws-files.ts';
import { drafted } from '../testing/drafted.ts';
import { planAddProfiles } from './plan-add-profiles.ts';
import { planSetDefault } from './plan-default.ts';
import { planAddProfile } from './plan-profile.ts';

/** A source that no client knows: the plain one has no entries for profiles. */
const SOURCE = { info: plainInfo('plain') };
const ROLE = { sourceId: 'plain', accountId: '444455556666', roleName: 'Admin' };
const LINE =
  'credential_process = /usr/local/bin/daypass credential-process --session plain --account 444455556666 --role Admin\n';

const knownIn = (files: ReturnType<typeof awsFiles>) =>
  knownRoles(files, { plain: [account('444455556666', 'Team', 'Admin', 'Reader')] }, { sources: [SOURCE] });

test('a profile of a source that no client knows runs daypass', () => {
  const files = awsFiles('');
  const edit = { edit: 'addProfile', profileName: 'team', role: ROLE, region: 'eu-west-1' } as const;
  const { config } = drafted('addProfile', planAddProfile(edit, files, knownIn(files)), files);
  expect(config).toContain(`[profile team]\n`);
  expect(config).toContain(LINE);
  expect(config).not.toContain('sso');
});

test('so does [default], in place of what it stood for', () => {
  const files = awsFiles('[default]\nsso_session = x\nsso_account_id = 111122223333\nregion = eu-west-1\n');
  const { config } = drafted(
    'setDefault',
    planSetDefault({ edit: 'setDefault', role: ROLE }, files, knownIn(files)),
    files,
  );
  expect(config).toContain(LINE);
  expect(config).not.toContain('sso');
});

test('a role that has such a profile gets no second one', () => {
  const files = awsFiles(`[profile mine]\n${LINE}`);
  const edit = { edit: 'addProfiles', selection: { by: 'all' } } as const;
  expect(planAddProfiles(edit, files, knownIn(files)).added).toStrictEqual(['plain-team-Reader']);
});

test('a name that a client would read as something else is refused', () => {
  const files = awsFiles('');
  const role = { ...ROLE, sourceId: 'my app' };
  const known = knownRoles(files, {}, { sources: [{ info: plainInfo('my app') }] });
  const edit = { edit: 'addProfile', profileName: 'team', role, region: 'eu-west-1' } as const;
  expect(() => planAddProfile(edit, files, known)).toThrow(expect.objectContaining({ code: 'nameInvalid' }));
});

test('such a profile stands for its role, and goes when the role is gone', () => {
  const files = awsFiles('');
  const edit = { edit: 'addProfile', profileName: 'team', role: ROLE, region: 'eu-west-1' } as const;
  const added = awsFiles(drafted('addProfile', planAddProfile(edit, files, knownIn(files)), files).config);
  expect(readSsoConfig(added.config).profiles).toStrictEqual([{ profileName: 'team', ...ROLE, region: 'eu-west-1' }]);
  expect(listProfiles(added)).toMatchObject([
    { profileName: 'team', kind: 'process', role: ROLE, madeByDaypass: true },
  ]);

  const without = knownRoles(added, { plain: [account('444455556666', 'Team', 'Reader')] }, { sources: [SOURCE] });
  const sync = planSyncProfiles({ edit: 'syncProfiles', prune: ['team'] }, added, without);
  expect(drafted('syncProfiles', sync, added).config).not.toContain('team');
});

test.each([
  'daypass credential-process --profile x',
  'credential-process --session plain --account 444455556666 --role Admin',
  '/bin/daypass credential-process --session plain --account 4444 --role Admin',
  '/bin/daypass credential-process --session plain --account 444455556666 --role Admin --debug',
])('%j is no such line', (line) => {
  expect(readSsoConfig(awsFiles(`[profile a]\ncredential_process = ${line}\n`).config).profiles).toStrictEqual([]);
});
