import { describe, expect, test } from 'vitest';
import type { WindowEvent, WindowState } from './window-state.ts';
import { initialWindowState, step } from './window-state.ts';
import { acmeDirectory } from '../fixtures/directories.ts';
import { fixtures } from '../fixtures/fixtures.ts';
import { NOW_MILLIS, session, signedIn, status } from '../fixtures/sessions.ts';

const waiting = {
  at: 'awaitingUser',
  flow: 'browser',
  deadlineMillis: NOW_MILLIS,
} as const;
const cancelled = { code: 'signInCancelled', facts: {}, retryable: false } as const;
const denied = { code: 'signInDenied', facts: {}, retryable: false } as const;
const role = { sourceId: 'acme', accountId: '441122334455', roleName: 'ReadOnlyAccess' };

function after(...events: readonly WindowEvent[]): WindowState {
  return events.reduce(step, initialWindowState);
}

function statusEvent(revision: number, standing: Parameters<typeof session>[1]): WindowEvent {
  return { type: 'status', status: { ...status([session('acme', standing)]), revision } };
}

describe('topics', () => {
  test('retains the newest status and directory, in whatever order they arrive', () => {
    const newer = { ...acmeDirectory, revision: 7 };
    const state = after(
      { type: 'status', status: { ...fixtures.ready.status, revision: 5, language: 'ja' } },
      { type: 'status', status: { ...fixtures.ready.status, revision: 4, language: 'en' } },
      { type: 'directory', directory: newer },
      { type: 'directory', directory: { ...acmeDirectory, revision: 6 } },
    );
    expect(state.status?.language).toBe('ja');
    expect(state.directory).toBe(newer);
  });

  test('takes a value of the same revision again, as after a reload', () => {
    const again = { ...acmeDirectory };
    const state = after({ type: 'directory', directory: acmeDirectory }, { type: 'directory', directory: again });
    expect(state.directory).toBe(again);
  });
});

describe('the sign-in sheet', () => {
  test('opens when a session begins to wait for the person, also when the tray began it', () => {
    expect(after(statusEvent(1, {}), statusEvent(2, { standing: waiting })).sheet).toEqual({
      at: 'signIn',
      sourceId: 'acme',
    });
  });

  test('does not reopen after it was closed while the same sign-in waits', () => {
    const state = after(
      statusEvent(1, { standing: waiting }),
      { type: 'sheetDismissed' },
      statusEvent(2, { standing: waiting }),
    );
    expect(state.sheet).toEqual({ at: 'none' });
  });

  test('does not reopen either if it was closed before the page existed', () => {
    const registering = { at: 'registering' } as const;
    const state = after(
      statusEvent(1, { standing: registering }),
      { type: 'sheetAsked', sheet: { at: 'signIn', sourceId: 'acme' } },
      { type: 'sheetDismissed' },
      statusEvent(2, { standing: waiting }),
    );
    expect(state.sheet).toEqual({ at: 'none' });
    expect(after(statusEvent(1, { standing: registering }), statusEvent(2, { standing: waiting })).sheet.at).toBe(
      'signIn',
    );
  });

  test('shows as news how a sign-in ended after it was closed, and opens for the next one', () => {
    const behind = [statusEvent(1, { standing: waiting }), { type: 'sheetDismissed' } as const];
    const trouble = { code: 'signInDenied', facts: {}, atMillis: NOW_MILLIS } as const;
    const never = { at: 'signedOut', reason: 'never' } as const;
    expect(after(...behind, statusEvent(2, { standing: signedIn })).news?.item).toEqual({
      what: 'signedIn',
      sourceId: 'acme',
    });
    const ended = [...behind, statusEvent(2, { standing: never, trouble })];
    expect(after(...ended).news?.item).toMatchObject({ what: 'failed', failure: { code: 'signInDenied' } });
    expect(after(...behind, statusEvent(2, { standing: never })).news).toBeUndefined();
    expect(after(...ended, statusEvent(3, { standing: waiting })).sheet.at).toBe('signIn');
  });

  test('does not replace another sheet', () => {
    const state = after(
      statusEvent(1, {}),
      { type: 'sheetAsked', sheet: { at: 'addSession' } },
      statusEvent(2, { standing: waiting }),
    );
    expect(state.sheet).toEqual({ at: 'addSession' });
  });

  test('closes with news once the session is signed in', () => {
    const state = after(statusEvent(1, { standing: waiting }), statusEvent(2, { standing: signedIn }));
    expect(state.sheet).toEqual({ at: 'none' });
    expect(state.news?.item).toEqual({ what: 'signedIn', sourceId: 'acme' });
  });

  test('shows why a sign-in ended, as the session’s new trouble', () => {
    const trouble = { code: 'signInDenied', facts: {}, atMillis: NOW_MILLIS } as const;
    const never = { at: 'signedOut', reason: 'never' } as const;
    const state = after(statusEvent(1, { standing: waiting }), statusEvent(2, { standing: never, trouble }));
    expect(state.sheet).toEqual({ at: 'signIn', sourceId: 'acme', failure: trouble });
  });

  test('closes when the sign-in was cancelled elsewhere, whatever was wrong before', () => {
    const trouble = { code: 'browserNotOpened', facts: {}, atMillis: NOW_MILLIS } as const;
    const never = { at: 'signedOut', reason: 'never' } as const;
    const state = after(statusEvent(1, { standing: waiting, trouble }), statusEvent(2, { standing: never, trouble }));
    expect(state.sheet).toEqual({ at: 'none' });
  });

  test('closes when its session is removed', () => {
    const gone: WindowEvent = { type: 'status', status: { ...status([]), revision: 2 } };
    expect(after(statusEvent(1, { standing: waiting }), gone).sheet).toEqual({ at: 'none' });
  });

  test('shows a failure while it is open', () => {
    const state = after(statusEvent(1, { standing: waiting }), {
      type: 'signInFailed',
      sourceId: 'acme',
      failure: denied,
    });
    expect(state.sheet).toEqual({ at: 'signIn', sourceId: 'acme', failure: denied });
  });

  test('shows a failure as news when it is closed, but not a cancellation by the person', () => {
    const failed = (failure: typeof denied | typeof cancelled): WindowEvent => ({
      type: 'signInFailed',
      sourceId: 'acme',
      failure,
    });
    expect(after(failed(denied)).news?.item).toEqual({ what: 'failed', failure: denied, sourceId: 'acme' });
    expect(after(failed(cancelled)).news).toBeUndefined();
  });
});

describe('requests from the tray', () => {
  test('opens the profile sheet for a role', () => {
    expect(after({ type: 'navigation', navigation: { at: 'profile', role } }).sheet).toEqual({ at: 'profile', role });
  });

  test('closes a sheet to reach the search box', () => {
    const state = after(
      { type: 'sheetAsked', sheet: { at: 'profile', role } },
      { type: 'navigation', navigation: { at: 'search' } },
    );
    expect(state).toMatchObject({ sheet: { at: 'none' }, searchAsked: 1 });
  });

  test('finds in the page that is shown, but not under a sheet', () => {
    const find: WindowEvent = { type: 'navigation', navigation: { at: 'find' } };
    expect(after({ type: 'pageAsked', page: 'activity' }, find)).toMatchObject({ page: 'activity', findAsked: 1 });
    const sheet: WindowEvent = { type: 'sheetAsked', sheet: { at: 'profile', role } };
    expect(after(sheet, find)).toMatchObject({ sheet: { at: 'profile' }, findAsked: 0 });
  });
});

describe('news', () => {
  test('is gone once read, but reading the old does not take the new', () => {
    const both = after({ type: 'news', item: { what: 'linkCopied' } }, { type: 'news', item: { what: 'codeCopied' } });
    expect(step(both, { type: 'newsRead', id: 1 })).toBe(both);
    expect(step(both, { type: 'newsRead', id: 2 }).news).toBeUndefined();
  });
});

describe('pages and edits', () => {
  test('opens a page, and the roles again when the search is requested', () => {
    expect(after({ type: 'pageAsked', page: 'doctor' }).page).toBe('doctor');
    expect(
      after({ type: 'pageAsked', page: 'doctor' }, { type: 'navigation', navigation: { at: 'search' } }),
    ).toMatchObject({
      page: 'roles',
      sheet: { at: 'none' },
      searchAsked: 1,
    });
  });

  test('opens a complete edit from elsewhere unchanged', () => {
    const move = { edit: 'moveLegacy', startUrl: 'https://a.awsapps.com/start', sessionName: 'a' } as const;
    expect(after({ type: 'navigation', navigation: { at: 'edit', edit: move } }).sheet).toEqual({
      at: 'edit',
      request: move,
    });
    const remove = { edit: 'removeProfiles', profileNames: ['old'] } as const;
    expect(after({ type: 'navigation', navigation: { at: 'edit', edit: remove } }).sheet).toEqual({
      at: 'edit',
      request: remove,
    });
  });

  test('counts edits, so that files are read again after them', () => {
    expect(after({ type: 'editMade' }, { type: 'editMade' }).editsMade).toBe(2);
  });
});
