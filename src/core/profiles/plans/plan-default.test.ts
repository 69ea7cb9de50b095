import { describe, expect, test } from 'vitest';
import type { PlannedEdit } from '../editor/edit-planner.ts';
import { ARN, CORP, KEYS, planned, ROLE } from '../testing/planned.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };

describe('the default profile', () => {
  const set: PlannedEdit = { edit: 'setDefault', role };

  test('comes where there is none', async () => {
    expect((await planned({ ...set, region: 'eu-west-1' }, CORP)).config).toBe(
      `${CORP}\n[default]\n${ROLE}region = eu-west-1\n`,
    );
  });

  test.each(['[default]', '[profile default]'])('what %s says beside its identity stays', async (header) => {
    const before = `${CORP}${header}\n# mine\n${KEYS}region = eu-west-1\noutput = json\ns3 =\n  max_queue_size = 100\n`;
    const { config, plan } = await planned(set, before);
    expect(config).toContain(`${header}\n# mine\n`);
    for (const kept of [
      'region = eu-west-1\n',
      'output = json\n',
      's3 =\n  max_queue_size = 100\n',
      ...ROLE.split('\n'),
    ])
      expect(config).toContain(kept);
    expect(config).not.toContain('aws_access_key_id');
    expect(config).not.toContain('aws_secret_access_key');
    expect(plan.warnings).toEqual([{ code: 'defaultReplaced', facts: { what: 'static' } }]);
  });

  test('a comment of Daypass names the new role', async () => {
    const before = `${CORP}[default]\n# Made by Daypass for ReadOnly in 111122223333\n${ROLE.replace('Admin', 'ReadOnly')}region = eu-west-1\n`;
    expect((await planned(set, before)).config).toBe(
      `${CORP}[default]\n# Made by Daypass for Admin in 111122223333\n${ROLE}region = eu-west-1\n`,
    );
  });

  test('the output format comes with --output', async () => {
    const before = `${CORP}[default]\n${ROLE}region = eu-west-1\n`;
    expect((await planned({ ...set, output: 'yaml' }, before)).config).toBe(`${before}output = yaml\n`);
    await expect(planned({ ...set, output: 'Yaml' }, before)).rejects.toMatchObject({ code: 'usage' });
  });

  test('of both headers both say the same', async () => {
    const before = `${CORP}[default]\nsso_session = old\nsso_account_id = 1\n[profile default]\nregion = eu-west-1\nrole_arn = ${ARN}\nsource_profile = x\nmfa_serial = y\n`;
    const { document, plan } = await planned(set, before);
    const values = document.sections
      .filter(({ name }) => name === 'default')
      .map(({ entries }) => Object.fromEntries(entries.map(({ key, value }) => [key, value])));
    const same = { sso_session: 'corp', sso_account_id: '111122223333', sso_role_name: 'Admin' };
    expect(values).toEqual([same, { ...same, region: 'eu-west-1' }]);
    expect(plan.warnings).toEqual([{ code: 'defaultReplaced', facts: { what: 'chain' } }]);
  });

  test('static keys in the credentials file are told of and stay', async () => {
    const keys = `[default]\n${KEYS}`;
    const { credentials, plan } = await planned(set, `${CORP}[default]\nregion = eu-west-1\n`, keys);
    expect(credentials).toBe(keys);
    expect(plan.warnings).toEqual([
      { code: 'shadowedByStaticKeys', facts: { profile: 'default', path: '/home/ann/.aws/credentials', line: 2 } },
    ]);
  });

  test('the same role again is no change', async () => {
    const { preview } = await planned(set, `${CORP}[default]\n${ROLE}region = eu-west-1\n`);
    expect(preview).toMatchObject({ files: [], warnings: [], changed: [] });
  });

  test('a Region comes where the profile has none, from the role’s other profiles', async () => {
    const other = `\n[profile mine]\n${ROLE}region = ap-northeast-1\n`;
    expect((await planned(set, `${CORP}[default]\noutput = json\n${other}`)).config).toContain(
      `[default]\noutput = json\n${ROLE}region = ap-northeast-1\n`,
    );
    await expect(planned(set, CORP)).rejects.toMatchObject({ code: 'regionNeeded' });
  });

  test('an unknown session is refused', async () => {
    await expect(planned(set, '')).rejects.toMatchObject({ code: 'sessionUnknown' });
  });
});
