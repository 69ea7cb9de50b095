import { expect, test } from 'vitest';
import { VirtualTime } from '../testing/virtual-time.ts';
import { ToolApprovals, type ToolAnswer, type ToolQuestion } from './tool-approvals.ts';

const question: ToolQuestion = {
  program: 'terraform',
  folder: '/home/fake/infra',
  role: { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' },
  account: 'Prod',
};
const MINUTE = 60_000;

function setUp() {
  const time = new VirtualTime();
  const asked: {
    question: ToolQuestion;
    answer: (given: ToolAnswer) => void;
    fail: () => void;
    signal: AbortSignal;
  }[] = [];
  const approvals = new ToolApprovals({ alarm: time, clock: time }, (one, signal) => {
    return new Promise<ToolAnswer>((resolve, reject) => {
      asked.push({ question: one, answer: resolve, fail: () => reject(new Error('no display')), signal });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  });
  const caller = new AbortController();
  const ask = (change: Partial<ToolQuestion> = {}, waitMillis = MINUTE) =>
    approvals.answerOf({ ...question, ...change }, waitMillis, caller.signal);
  return { time, asked, ask, leave: () => caller.abort() };
}

test('once is for those who wait, and the next is asked about again', async () => {
  const { asked, ask } = setUp();
  const waiting = [ask(), ask(), ask()];
  expect(asked).toHaveLength(1);
  asked[0]?.answer('once');
  expect(await Promise.all(waiting)).toEqual(['yes', 'yes', 'yes']);
  void ask();
  expect(asked).toHaveLength(2);
});

test('an hour is an hour of this program in this folder with this role', async () => {
  const { time, asked, ask } = setUp();
  const first = ask();
  asked[0]?.answer('hour');
  expect(await first).toBe('yes');
  await time.advance(60 * MINUTE - 1);
  expect(await ask({}, 0)).toBe('yes');
  expect(await ask({ program: 'evil' }, 0)).toBe('notAsked');
  expect(await ask({ folder: '/tmp' }, 0)).toBe('notAsked');
  expect(await ask({ role: { ...question.role, roleName: 'Other' } }, 0)).toBe('notAsked');
  await time.advance(1);
  expect(await ask({}, 0)).toBe('notAsked');
});

test('a no refuses all who wait, and what tries again within a minute is not asked about', async () => {
  const { time, asked, ask } = setUp();
  const waiting = [ask(), ask()];
  asked[0]?.answer('no');
  expect(await Promise.all(waiting)).toEqual(['saidNo', 'saidNo']);
  expect(await ask()).toBe('saidNo');
  expect(asked).toHaveLength(1);
  await time.advance(MINUTE);
  void ask();
  expect(asked).toHaveLength(2);
});

test('each waits within its own limit, and the question goes when nobody waits any more', async () => {
  const { time, asked, ask } = setUp();
  const short = ask({}, 1000);
  const long = ask({}, 2000);
  await time.advance(1000);
  expect(await short).toBe('noAnswer');
  expect(asked[0]?.signal.aborted).toBe(false);
  await time.advance(1000);
  expect(await long).toBe('noAnswer');
  expect(asked[0]?.signal.aborted).toBe(true);
  // A question that was withdrawn is no answer.
  void ask();
  expect(asked).toHaveLength(2);
});

test('a caller that has gone is refused, and one that can’t wait is not asked about', async () => {
  const { asked, ask, leave } = setUp();
  expect(await ask({}, 0)).toBe('notAsked');
  expect(asked).toHaveLength(0);
  const waiting = ask();
  leave();
  expect(await waiting).toBe('noAnswer');
  expect(asked[0]?.signal.aborted).toBe(true);
});

test('a clock set back ends an approval', async () => {
  const { time, asked, ask } = setUp();
  const first = ask();
  asked[0]?.answer('hour');
  await first;
  time.jump(-1);
  expect(await ask({}, 0)).toBe('notAsked');
});

test('a tool that changes its name puts up no more than a few questions', async () => {
  const { asked, ask } = setUp();
  const answers = Array.from({ length: 50 }, (_, index) => ask({ program: `evil${index}` }));
  expect(asked).toHaveLength(8);
  expect(await answers.at(-1)).toBe('manyQuestions');
});

test('three noes about a role refuse every tool for a minute, with the questions that are open', async () => {
  const { time, asked, ask } = setUp();
  const answers = Array.from({ length: 5 }, (_, index) => ask({ folder: `/tmp/${index}` }));
  for (const index of [0, 1, 2]) {
    asked[index]?.answer('no');
    await answers[index];
  }
  expect(await Promise.all(answers)).toEqual(['saidNo', 'saidNo', 'saidNo', 'threeNoes', 'threeNoes']);
  expect(asked.slice(3).map(({ signal }) => signal.aborted)).toEqual([true, true]);
  const more = Array.from({ length: 200 }, (_, index) => ask({ folder: `/tmp/more/${index}` }));
  expect(await Promise.all(more)).toEqual(more.map(() => 'threeNoes'));
  expect(asked).toHaveLength(5);
  // Other roles are asked about.
  void ask({ role: { ...question.role, roleName: 'Other' } });
  expect(asked).toHaveLength(6);
  await time.advance(MINUTE);
  void ask({ folder: '/tmp/later' });
  expect(asked).toHaveLength(7);
});

test('a yes between noes begins the count again', async () => {
  const { asked, ask } = setUp();
  for (const [index, given] of (['no', 'no', 'once', 'no', 'no'] as const).entries()) {
    const answer = ask({ folder: `/tmp/${index}` });
    asked[index]?.answer(given);
    await answer;
  }
  void ask({ folder: '/tmp/next' });
  expect(asked).toHaveLength(6);
});

test('a question that cannot be shown is no answer of the person’s, and the next one is asked', async () => {
  const { asked, ask } = setUp();
  for (const index of [0, 1, 2, 3]) {
    const answer = ask();
    asked[index]?.fail();
    expect(await answer).toBe('noAnswer');
  }
  const allowed = ask();
  asked[4]?.answer('once');
  expect(await allowed).toBe('yes');
});
