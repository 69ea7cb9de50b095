import { expect, test } from 'vitest';
import { VirtualTime } from '../../core/testing/virtual-time.ts';
import type { Notice } from '../../presenter/notices/notice.ts';
import { memoryPreferences, NOW_MILLIS } from '../testing/fake-shell.ts';
import { askByWindow } from './ask-by-window.ts';
import { mfaQuestions } from './mfa-questions.ts';

const device = { serial: 'arn:aws:iam::123456789012:mfa/me', profileName: 'spoke' };

function setUp(isInFront = false) {
  const time = new VirtualTime(NOW_MILLIS);
  const questions = mfaQuestions({ alarm: time, clock: time });
  const notices: Notice[] = [];
  let [shown, drawn] = [0, 0];
  const { whileClicked } = askByWindow({
    mfa: questions,
    window: { show: () => void (shown += 1), isInFront: () => isInFront },
    showNotice: (notice) => void notices.push(notice),
    preferences: memoryPreferences(),
    redraw: () => void (drawn += 1),
  });
  const abort = new AbortController();
  const ask = () => questions.ask(device, abort.signal);
  return { time, questions, notices, whileClicked, ask, abort, shown: () => shown, drawn: () => drawn };
}

test('a code goes to the one who asked, once', async () => {
  const { questions, ask, drawn } = setUp();
  const [first, second] = [ask(), ask()];
  expect(questions.pending()).toEqual([
    { questionId: '1', ...device },
    { questionId: '2', ...device },
  ]);
  void questions.handlers.answerMfa({ questionId: '2', code: '123456' });
  expect(await second).toBe('123456');
  void questions.handlers.cancelMfa({ questionId: '1' });
  expect(await first).toBeUndefined();
  expect(questions.pending()).toEqual([]);
  expect(drawn()).toBe(4);
  expect(() => questions.handlers.answerMfa({ questionId: '2', code: '123456' })).toThrow(
    expect.objectContaining({ code: 'mfaCodeNeeded' }),
  );
});

test('a question goes with the one who asked it, and after ten minutes', async () => {
  const { questions, ask, abort, time } = setUp();
  const late = ask();
  await time.advance(10 * 60_000);
  expect(await late).toBeUndefined();
  const left = ask();
  abort.abort(new Error('left'));
  await expect(left).rejects.toThrow('left');
  expect(questions.pending()).toEqual([]);
});

test('a tool’s question is told by a notice that opens the window', () => {
  const { ask, notices, shown } = setUp();
  void ask();
  expect(notices).toMatchObject([{ act: { do: 'openWindow' }, body: expect.stringContaining('spoke') }]);
  expect(shown()).toBe(0);
});

test('while a click in the tray is at work the window comes by itself, and in front it needs nothing', async () => {
  const clicked = setUp();
  const asked = clicked.ask();
  clicked.whileClicked(asked.then(() => undefined));
  void clicked.ask();
  expect([clicked.shown(), clicked.notices.length]).toEqual([1, 1]);
  void clicked.questions.handlers.cancelMfa({ questionId: '1' });
  await asked;
  await new Promise((resolve) => setImmediate(resolve));
  void clicked.ask();
  expect([clicked.shown(), clicked.notices.length]).toEqual([1, 2]);
  const inFront = setUp(true);
  void inFront.ask();
  expect([inFront.shown(), inFront.notices.length]).toEqual([0, 0]);
});
