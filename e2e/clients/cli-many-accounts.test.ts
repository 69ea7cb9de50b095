import { expect, onTestFinished, test } from 'vitest';
import { approveInBrowser, startSimulator } from '../../src/simulator/index.ts';
import { buildProgram } from './cli-program.ts';

test('a hundred accounts are listed without a word on stderr, through throttling', async () => {
  const simulator = await startSimulator({ accounts: 100, roles: 2 });
  onTestFinished(() => simulator.close());
  const daypass = await buildProgram(simulator.environment);
  onTestFinished(() => daypass.remove());
  const { startUrl, region } = simulator.portal;
  await daypass.run('session', 'add', 'big', '--start-url', startUrl, '--region', region);
  const login = daypass.start('login', '--browser', '--no-open', '--json');
  const { url }: { url: string } = JSON.parse(await login.nextLine());
  await approveInBrowser(url);
  await login.finished;

  simulator.faults.add({ route: 'listAccountRoles', kind: 'throttle', times: 5 });
  const { code, stderr, stdout } = await daypass.run('list', '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const rows: { accountId: string; roleName: string }[] = JSON.parse(stdout);
  const truth = simulator.portal.assignedAccounts.flatMap(({ accountId, roles }) =>
    roles.map((roleName) => `${accountId} ${roleName}`),
  );
  expect(rows.map(({ accountId, roleName }) => `${accountId} ${roleName}`).toSorted()).toEqual(truth.toSorted());
});
