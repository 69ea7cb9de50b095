import { describe, expect, test } from 'vitest';
import type { PlannedEdit } from '../editor/edit-planner.ts';
import { ARN, CORP, planned, ROLE } from '../testing/planned.ts';

describe('removing a session', () => {
  const remove = (withProfiles: boolean): PlannedEdit => ({ edit: 'removeSession', name: 'corp', withProfiles });
  const USED = `${CORP}\n[profile a]\n${ROLE}\n# about b\n[profile b]\nrole_arn = ${ARN}\nsource_profile = a\nsso_session = corp\n`;

  test('one in use stays unless its profiles may go', async () => {
    await expect(planned(remove(false), USED)).rejects.toMatchObject({
      code: 'sessionInUse',
      facts: { session: 'corp', count: 2 },
    });
    expect((await planned(remove(false), `# mine\n${CORP}`)).config).toBe('# mine\n');
  });

  test('with its profiles only those go that sign in by it; who depends on them is told', async () => {
    const { config, plan } = await planned(remove(true), USED);
    expect(config).toBe(USED.slice(USED.indexOf('# about b')));
    expect(plan.removed).toEqual(['corp', 'a']);
    expect(plan.warnings).toEqual([{ code: 'stillReferredTo', facts: { profile: 'a', usedBy: 'b' } }]);
  });

  test('of [default] only the identity goes', async () => {
    const { config } = await planned(remove(true), `${CORP}\n[default]\n${ROLE}region = eu-west-1\n`);
    expect(config).toContain('[default]\nregion = eu-west-1\n');
    expect(config).not.toContain('sso_');
  });
});
