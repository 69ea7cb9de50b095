import { describe, expect, test, vi } from 'vitest';
import type { Log } from '../../core/index.ts';
import { contract } from '../../shared/contract.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { answerCommand, refusalOf, type Handlers } from './answer.ts';
import { schemas } from './schemas.ts';

const quiet: Log = { info: () => undefined, warn: () => undefined };
const role = { sourceId: 'corp', accountId: '123456789012', roleName: 'Admin' };

/** Handlers of which only the named ones may be called. */
function only(handlers: Partial<Handlers>): Handlers {
  return handlers as Handlers;
}

describe('who may ask', () => {
  const ours = { isOurWindow: true, isTopFrame: true, origin: 'app://daypass' };

  test("our window's top frame at our origin, and nobody else", () => {
    expect(refusalOf(ours, 'app://daypass')).toBeUndefined();
    expect(refusalOf({ ...ours, isOurWindow: false }, 'app://daypass')).toBe('not our window');
    expect(refusalOf({ ...ours, isTopFrame: false }, 'app://daypass')).toBe('not the top frame');
    for (const origin of ['app://other', 'https://daypass', 'null', 'app://daypass.evil', '']) {
      expect(refusalOf({ ...ours, origin }, 'app://daypass')).toBe('not our origin');
    }
  });
});

test('the page does not read where a start URL leads to', async () => {
  const startUrl = 'https://evil.test/start';
  const findRegion = () =>
    Promise.reject(new DaypassError('startUrlUnresolved', { startUrl, target: 'told.evil.test' }));
  expect(await answerCommand('findRegion', { startUrl }, only({ findRegion }), quiet)).toMatchObject({
    error: { code: 'startUrlUnresolved', facts: { startUrl } },
  });
  const outcome = await answerCommand('findRegion', { startUrl }, only({ findRegion }), quiet);
  expect(JSON.stringify(outcome)).not.toContain('told');
});

describe('what may be asked', () => {
  test('every command of the contract has a schema', () => {
    const commands = Object.entries(contract).filter(([, { kind }]) => kind === 'command');
    expect(Object.keys(schemas).toSorted()).toEqual(commands.map(([name]) => name).toSorted());
  });

  test('parsed input reaches the handler, and its answer comes back', async () => {
    const suggestProfileName = vi.fn<Handlers['suggestProfileName']>(() => ({ profileName: 'team-admin' }));
    const outcome = await answerCommand('suggestProfileName', { role }, only({ suggestProfileName }), quiet);
    expect(outcome).toEqual({ ok: true, value: { profileName: 'team-admin' } });
    expect(suggestProfileName).toHaveBeenCalledExactlyOnceWith({ role });
  });

  test.each([
    undefined,
    null,
    'corp',
    {},
    { sourceId: 7 },
    { sourceId: '' },
    { sourceId: 'x'.repeat(5000) },
    { sourceId: 'corp', flow: 'telepathy' },
    { sourceId: 'corp', flow: undefined },
    { sourceId: 'corp', __proto__: null, extra: 1 },
  ])('input %j never reaches a handler', async (input) => {
    const signIn = vi.fn<Handlers['signIn']>();
    const outcome = await answerCommand('signIn', input, only({ signIn }), quiet);
    expect(outcome).toEqual({ ok: false, error: { code: 'usage', facts: { command: 'signIn' }, retryable: false } });
    expect(signIn).not.toHaveBeenCalled();
  });

  test.each(['12345678901', '1234567890123', '12345678901a', '../../../../'])('%s is no account', async (accountId) => {
    const input = { role: { ...role, accountId } };
    const outcome = await answerCommand('openConsole', input, only({}), quiet);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'usage' } });
  });
});

test('an edit without the fingerprint of its preview never reaches a handler', async () => {
  const applyEdit = vi.fn<Handlers['applyEdit']>();
  for (const extra of [{}, { fingerprint: '' }, { fingerprint: undefined }, { fingerprint: 7 }]) {
    const input = { edit: { edit: 'undo' }, ...extra };
    expect(await answerCommand('applyEdit', input, only({ applyEdit }), quiet)).toMatchObject({
      ok: false,
      error: { code: 'usage' },
    });
  }
  expect(applyEdit).not.toHaveBeenCalled();
});

describe('what comes back of a failure', () => {
  test('its code and facts, and whether to try again', async () => {
    const refreshDirectory = () => {
      throw new DaypassError('throttled', { retryAfterSeconds: 3 });
    };
    expect(await answerCommand('refreshDirectory', {}, only({ refreshDirectory }), quiet)).toEqual({
      ok: false,
      error: { code: 'throttled', facts: { retryAfterSeconds: 3 }, retryable: true },
    });
  });

  test("never an exception's own words, which go to the log alone", async () => {
    const warn = vi.fn<Log['warn']>();
    const signOut = () => Promise.reject(new Error('secret words of AWS'));
    const outcome = await answerCommand('signOut', { sourceId: 'corp' }, only({ signOut }), { ...quiet, warn });
    expect(outcome).toEqual({ ok: false, error: { code: 'internal', facts: {}, retryable: false } });
    expect(JSON.stringify(outcome)).not.toContain('secret words');
    expect(warn).toHaveBeenCalledWith('command.failed', {
      command: 'signOut',
      code: 'internal',
      cause: expect.objectContaining({ message: 'secret words of AWS' }),
    });
  });
});
