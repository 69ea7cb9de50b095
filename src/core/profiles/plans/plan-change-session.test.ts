import { describe, expect, test } from 'vitest';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { PlannedEdit } from '../editor/edit-planner.ts';
import { CORP, planned, ROLE } from '../testing/planned.ts';

type Without = Omit<Extract<ConfigEdit, { edit: 'changeSession' }>, 'edit'>;

describe('changing a session', () => {
  const change = (more: Omit<Without, 'name'>): PlannedEdit => ({
    edit: 'changeSession',
    name: 'corp',
    ...more,
  });

  test('a new name is carried into every profile that uses it, quoted or commented', async () => {
    const config = `${CORP}[profile a]\n${ROLE}[profile b]\nsso_session = "corp"\n[profile c]\nsso_session = corp # mine\n[profile d]\nsso_session = corp2\n`;
    const { config: text, plan } = await planned(change({ newName: 'acme' }), config);
    expect(text).toBe(
      config
        .replace('sso-session corp', 'sso-session acme')
        .replace('sso_session = corp\n', 'sso_session = acme\n')
        .replace('"corp"', 'acme')
        .replace('corp # mine', 'acme # mine'),
    );
    expect(plan).toMatchObject({
      changed: ['acme', 'a', 'b', 'c'],
      renamedSessions: [{ from: 'corp', to: 'acme' }],
      warnings: [{ code: 'signInNeededAfter', facts: { session: 'acme' } }],
    });
  });

  test('start URL and Region are cleaned, and profiles that repeat them follow', async () => {
    const repeating = `[profile a]\n${ROLE}sso_start_url = https://old.example.com/start\nsso_region = us-east-1\n`;
    const { config } = await planned(
      change({ startUrl: 'd-new.awsapps.com/start/', region: 'EU-WEST-2' }),
      `${CORP}${repeating}`,
    );
    expect(config.match(/sso_start_url = .*/g)).toEqual(
      Array(2).fill('sso_start_url = https://d-new.awsapps.com/start'),
    );
    expect(config.match(/sso_region = .*/g)).toEqual(Array(2).fill('sso_region = eu-west-2'));
  });

  test('a changed session has scopes, so that its tokens can be renewed', async () => {
    const bare = CORP.replace(/sso_registration_scopes.*\n/, '');
    expect((await planned(change({ region: 'eu-west-2' }), bare)).config).toBe(
      `${bare.replace('eu-west-1', 'eu-west-2')}sso_registration_scopes = sso:account:access\n`,
    );
    expect((await planned(change({ scopes: ['a', 'b'] }), CORP)).config).toContain('_scopes = a,b\n');
  });

  test('what is so already is no change', async () => {
    const { preview } = await planned(change({ newName: 'corp', region: 'eu-west-1' }), CORP);
    expect(preview).toMatchObject({ files: [], changed: [], warnings: [] });
  });

  test.each([
    [{ newName: 'a b' }, 'nameInvalid'],
    [{ newName: 'x]\n[default' }, 'nameInvalid'],
    [{ newName: 'other' }, 'sessionExists'],
    [{ startUrl: 'http://x.example.com/' }, 'startUrlInvalid'],
    [{ region: 'x\ny' }, 'regionInvalid'],
    [{ scopes: ['a\nb'] }, 'usage'],
  ])('%j is refused as %s', async (more, code) => {
    await expect(planned(change(more), `${CORP}[sso-session "other"]\n`)).rejects.toMatchObject({ code });
  });

  test('a session that is not there is named with those that are', async () => {
    await expect(planned({ edit: 'changeSession', name: 'nope', region: 'eu-west-1' }, CORP)).rejects.toMatchObject({
      code: 'sessionUnknown',
      facts: { session: 'nope', known: 'corp' },
    });
  });
});
