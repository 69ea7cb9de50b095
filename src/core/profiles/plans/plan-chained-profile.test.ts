import { describe, expect, test } from 'vitest';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { PlannedEdit } from '../editor/edit-planner.ts';
import { ARN, KEYS, planned, ROLE } from '../testing/planned.ts';

type Without = Omit<Extract<ConfigEdit, { edit: 'addChainedProfile' }>, 'edit'>;

describe('a chained profile', () => {
  const chain = (more: Partial<Without> = {}): PlannedEdit => ({
    edit: 'addChainedProfile',
    profileName: 'deploy',
    sourceProfile: 'dev',
    roleArn: ARN,
    ...more,
  });
  const DEV = `[profile dev]\n${ROLE}`;

  test('is written with what was asked for', async () => {
    const asked = chain({
      externalId: 'x:1',
      mfaSerial: 'arn:aws:iam::111122223333:mfa/ann',
      roleSessionName: 'ann@laptop',
      region: 'eu-west-1',
      output: 'json',
    });
    expect((await planned(asked, DEV)).config).toBe(`${DEV}
[profile deploy]
role_arn = ${ARN}
source_profile = dev
external_id = x:1
mfa_serial = arn:aws:iam::111122223333:mfa/ann
role_session_name = ann@laptop
region = eu-west-1
output = json
`);
  });

  test.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc'])(
    'a role of the partition %s, with a path',
    async (partition) => {
      const roleArn = `arn:${partition}:iam::444455556666:role/teams/a/Deploy`;
      expect((await planned(chain({ roleArn }), DEV)).config).toContain(`role_arn = ${roleArn}\n`);
    },
  );

  test('the source may stand in the credentials file', async () => {
    expect((await planned(chain({ sourceProfile: 'ci' }), '', `[ci]\n${KEYS}`)).config).toContain(
      'source_profile = ci\n',
    );
  });

  test.each([
    [{ roleArn: 'arn:aws:iam::444455556666:user/ann' }, 'roleArnInvalid'],
    [{ roleArn: `${ARN}\nregion = x` }, 'roleArnInvalid'],
    [{ roleArn: 'arn:aws:iam::444455556666:role/' }, 'roleArnInvalid'],
    [{ roleArn: 'arn:evil:iam::444455556666:role/x' }, 'roleArnInvalid'],
    [{ sourceProfile: 'nope' }, 'profileUnknown'],
    [{ sourceProfile: 'loop' }, 'sourceProfileLoop'],
    [{ sourceProfile: 'deploy' }, 'sourceProfileLoop'],
    [{ sourceProfile: 'round' }, 'sourceProfileLoop'],
    [{ profileName: 'dev' }, 'profileExists'],
    [{ profileName: 'a b' }, 'nameInvalid'],
    [{ externalId: 'a b' }, 'usage'],
    [{ mfaSerial: 'x\ny = z.....' }, 'usage'],
    [{ roleSessionName: '' }, 'usage'],
    [{ region: 'x' }, 'regionInvalid'],
    [{ output: 'x' }, 'usage'],
  ])('%j is refused as %s', async (more, code) => {
    const loops =
      '[profile loop]\nsource_profile = deploy\n[profile round]\nsource_profile = about\n[profile about]\nsource_profile = round\n';
    await expect(planned(chain(more), `${DEV}${loops}`)).rejects.toMatchObject({ code });
  });
});
