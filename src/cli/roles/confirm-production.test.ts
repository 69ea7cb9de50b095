import { expect, test } from 'vitest';
import { DaypassError, type ErrorFacts } from '../../shared/errors/daypass-error.ts';
import { fakeTerminal, keys } from '../testing/fake-terminal.ts';

const ROLE = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin'];

/** An engine whose gate asks about every account, and a person who gives `answer`. */
function setUp(answer: boolean, facts: ErrorFacts = { account: 'Acme Prod' }) {
  const asked: string[] = [];
  const given: unknown[] = [];
  const terminal = fakeTerminal(
    {
      async issue({ accountId }, options) {
        given.push(options);
        if (options.confirmed !== true)
          throw new DaypassError('productionNotConfirmed', { ...facts, accountId, roleName: 'Admin' });
        return { ...keys, accountId };
      },
    },
    { confirm: async (question) => (asked.push(question), answer) },
  );
  return { terminal, asked, given };
}

test.each([
  ['export', [], { purpose: 'export', format: 'bash' }],
  ['credential-process', [], { purpose: 'process' }],
  ['exec', ['--', 'true'], { purpose: 'exec' }],
] as const)('%s asks once and goes on after a yes', async (command, more, use) => {
  const { terminal, asked, given } = setUp(true);
  expect((await terminal.run(command, ...ROLE, ...more)).code).toBe(0);
  expect(asked).toEqual(['Acme Prod is a production account. Get keys of Admin? [y/N]']);
  expect(given.at(-1)).toEqual({ ...use, requester: { shell: 'cli' }, confirmed: true });
});

test('an account whose name can’t be asked for may be production', async () => {
  const { terminal, asked } = setUp(false, { reason: 'nameUnknown' });
  const may = 'may be a production account: AWS can’t be asked for its name now.';
  expect((await terminal.run('export', ...ROLE)).err).toContain(`“111122223333” ${may} Answer yes`);
  expect(asked).toEqual([`111122223333 ${may} Get keys of Admin? [y/N]`]);
});

test('--yes answers beforehand', async () => {
  const { terminal, asked } = setUp(false);
  expect((await terminal.run('export', ...ROLE, '--yes')).code).toBe(0);
  expect(asked).toEqual([]);
});

test('a no, or nobody who can answer, is refused with an exit code of its own', async () => {
  const { terminal } = setUp(false);
  expect(await terminal.run('export', ...ROLE)).toMatchObject({
    code: 6,
    out: expect.stringContaining('(exit 6)'),
    err: 'daypass: “Acme Prod” is a production account. Answer yes when asked, or pass --yes where nobody can answer.\n',
  });
});
