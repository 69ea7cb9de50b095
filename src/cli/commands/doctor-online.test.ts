import { expect, test } from 'vitest';
import type { Engine } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { ProbeReport } from '../../shared/sign-in-probe.ts';
import { sessionInfo } from '../../shared/testing/sources.ts';
import { fakeTerminal } from '../testing/fake-terminal.ts';

const WAY: readonly ProbeReport[] = [
  { step: 'resolve', facts: { startUrl: 'https://d-fake.awsapps.com/start', region: 'eu-west-1' } },
  { step: 'proxy', facts: { host: 'oidc.example', proxy: 'http://proxy.example:8080' } },
  { step: 'tls', facts: { host: 'oidc.example' } },
  { step: 'oidc', facts: {} },
  { step: 'clock', facts: { minutes: 0 } },
  { step: 'portal', facts: {} },
  { step: 'roles', facts: { accounts: 2, roles: 1 } },
];

const engineOf = (reports: readonly ProbeReport[], asked: (string | undefined)[] = []): Partial<Engine> => ({
  async probeSignIn(name, report) {
    asked.push(name);
    reports.forEach(report);
    return sessionInfo('corp');
  },
});

test('prints each step, and that all work', async () => {
  const asked: (string | undefined)[] = [];
  expect(await fakeTerminal(engineOf(WAY, asked)).run('doctor', '--online', 'corp')).toEqual({
    code: 0,
    out: `✓ Start URL: https://d-fake.awsapps.com/start in eu-west-1
✓ Proxy: http://proxy.example:8080
✓ Connection: oidc.example is reached and trusted
✓ Sign-in service: knows this portal
✓ Clock: right
✓ Signed in: yes
✓ Roles: 1 role in 2 accounts
Every step works.
`,
    err: '',
  });
  expect(asked).toEqual(['corp']);
});

test('prints where the way ends, why and what to do, with the exit code of the failure', async () => {
  const error = new DaypassError('signInNeeded', { session: 'corp' });
  const ran = await fakeTerminal(engineOf([{ step: 'portal', facts: {}, error }])).run('doctor', '--online');
  expect(ran).toEqual({
    code: 3,
    out: '✗ Signed in: You are not signed in to “corp”.\n  Run: daypass login corp\n',
    err: '',
  });
});

test('as JSON', async () => {
  const error = new DaypassError('tlsUntrusted', { host: 'oidc.example', reason: 'date' });
  const reports: readonly ProbeReport[] = [...WAY.slice(0, 2), { step: 'tls', facts: {}, error }];
  const { code, out } = await fakeTerminal(engineOf(reports)).run('doctor', '--online', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    session: 'corp',
    steps: [
      { step: 'resolve', ok: true, facts: { region: 'eu-west-1' } },
      { step: 'proxy', ok: true },
      { step: 'tls', ok: false, code: 'tlsUntrusted', facts: { host: 'oidc.example' }, message: expect.any(String) },
    ],
  });
});

test.each([
  ['doctor', '--online', '--fix'],
  ['doctor', '--online', 'a', 'b'],
])('%s %s %s is a usage error', async (...args) => {
  expect(await fakeTerminal().run(...args)).toMatchObject({ code: 2 });
});
