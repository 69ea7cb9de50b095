import { describe, expect, test } from 'vitest';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { PlannedEdit } from '../editor/edit-planner.ts';
import { CORP, KEYS, planned, ROLE } from '../testing/planned.ts';

type Without = Omit<Extract<ConfigEdit, { edit: 'changeProfile' }>, 'edit'>;

describe('changing a profile', () => {
  const change = (more: Omit<Without, 'profileName'>): PlannedEdit => ({
    edit: 'changeProfile',
    profileName: 'dev',
    ...more,
  });
  const DEV = `[profile dev] # mine\n${ROLE}region = eu-west-1\n`;

  test('Region and output come, change and go; what is around them stays', async () => {
    expect((await planned(change({ region: 'us-east-1', output: 'json' }), DEV)).config).toBe(
      `${DEV.replace('region = eu-west-1', 'region = us-east-1')}output = json\n`,
    );
    expect((await planned(change({ region: null, output: null }), DEV)).config).toBe(
      DEV.replace('region = eu-west-1\n', ''),
    );
  });

  test.each(['[profile Acme-[production]/ReadOnly]', '[profile a[1]] # see [b]', '[profile [x]]'])(
    'a name with brackets (%s) is renamed and removed whole',
    async (header) => {
      const name = /^\[profile (.*?)\](?: #.*)?$/u.exec(header)?.[1] ?? '';
      const config = `${header}\n${ROLE}[profile x]\nsource_profile = ${name}\n`;
      const renamed = await planned({ edit: 'changeProfile', profileName: name, newName: 'prod' }, config);
      expect(renamed.config).toBe(`${header.replace(name, 'prod')}\n${ROLE}[profile x]\nsource_profile = prod\n`);
      const removed = await planned({ edit: 'removeProfiles', profileNames: [name] }, config);
      expect(removed.config).toBe(`[profile x]\nsource_profile = ${name}\n`);
    },
  );

  test('a new name is carried into what refers to it, in both files', async () => {
    const bridge = 'credential_process = daypass credential-process --profile dev';
    const config = `${DEV}[profile x]\nsource_profile = dev\n[profile y]\n${bridge}\n[profile z]\n${bridge}2\n`;
    const result = await planned(change({ newName: 'prod' }), config, '[hop]\nsource_profile = dev\n');
    expect(result.config).toBe(
      config
        .replace('profile dev]', 'profile prod]')
        .replace('source_profile = dev', 'source_profile = prod')
        .replace('--profile dev\n', '--profile prod\n'),
    );
    expect(result.credentials).toBe('[hop]\nsource_profile = prod\n');
  });

  test('keys in the credentials file follow a profile that lives by them, and no other', async () => {
    const keys = `[dev]\n${KEYS}`;
    const plain = await planned(change({ newName: 'prod' }), '[profile dev]\nregion = eu-west-1\n', keys);
    expect(plain.credentials).toBe(`[prod]\n${KEYS}`);
    expect((await planned(change({ newName: 'prod' }), DEV, keys)).credentials).toBe(keys);
    const shadowed = await planned(change({ newName: 'ci' }), DEV, `[ci]\n${KEYS}`);
    expect(shadowed.plan.warnings).toEqual([
      { code: 'shadowedByStaticKeys', facts: { profile: 'ci', path: '/home/ann/.aws/credentials', line: 2 } },
    ]);
  });

  test('session, account and role change, and the comment of a profile that Daypass made follows', async () => {
    const made = `[profile dev]\n# Made by Daypass for Admin in 111122223333\n${ROLE}`;
    const after = await planned(
      change({ session: 'lab', accountId: '444455556666', roleName: 'Reader' }),
      `${CORP}[sso-session lab]\n${made}`,
    );
    expect(after.config).toBe(
      `${CORP}[sso-session lab]\n[profile dev]\n# Made by Daypass for Reader in 444455556666\nsso_session = lab\nsso_account_id = 444455556666\nsso_role_name = Reader\n`,
    );
    expect(after.plan.changed).toEqual(['dev']);
  });

  test('what an incomplete profile lacks comes, and a legacy one changes its role', async () => {
    const lacking = `${CORP}[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\n`;
    expect((await planned(change({ roleName: 'Reader' }), lacking)).config).toBe(`${lacking}sso_role_name = Reader\n`);
    const legacy = `[profile dev]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n${ROLE.replace('sso_session = corp\n', '')}`;
    expect((await planned(change({ roleName: 'Reader' }), legacy)).config).toBe(legacy.replace('Admin', 'Reader'));
    await expect(planned(change({ session: 'corp' }), `${CORP}${legacy}`)).rejects.toMatchObject({
      code: 'profileNotSso',
    });
  });

  test.each([
    [{ session: 'none' }, 'sessionUnknown'],
    [{ accountId: '12' }, 'accountIdInvalid'],
    [{ roleName: 'a\nb' }, 'nameInvalid'],
    [{ newName: 'a]b' }, 'nameInvalid'],
    [{ newName: 'taken' }, 'profileExists'],
    [{ region: 'x' }, 'regionInvalid'],
    [{ output: 'x\ny' }, 'usage'],
  ])('%j is refused as %s', async (more, code) => {
    await expect(planned(change(more), `${DEV}[profile "taken"]\n`)).rejects.toMatchObject({ code });
  });

  test('one that is not there, or only in the credentials file', async () => {
    await expect(planned(change({ region: null }), '')).rejects.toMatchObject({ code: 'profileUnknown' });
    await expect(planned(change({ region: null }), '', `[dev]\n${KEYS}`)).rejects.toMatchObject({
      code: 'profileNotSso',
    });
  });
});
