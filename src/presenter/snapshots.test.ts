import { expect, test } from 'vitest';
import { directorySnapshot } from './snapshots/directory-snapshot.ts';
import { statusSnapshot } from './snapshots/status-snapshot.ts';
import { account, engineState, MINUTE, NOW, sessionState, signedIn } from './testing/sample-state.ts';

test('status: sessions with a label to show, everything else unchanged', () => {
  const trouble = { code: 'offline', facts: { host: 'x' }, atMillis: NOW } as const;
  const acme = sessionState('ac\u202Eme', signedIn(MINUTE), { trouble });
  const state = engineState([acme], { configTrouble: trouble });
  const context = { revision: 7, language: 'ja', trayMissing: true, vaultAvailable: true, lastFormat: 'fish' } as const;
  expect(statusSnapshot(state, context)).toStrictEqual({
    revision: 7,
    language: 'ja',
    sessions: [
      {
        name: 'ac\u202Eme',
        label: 'ac\uFFFDme',
        type: 'identityCenter',
        can: acme.session.can,
        startUrl: acme.session.startUrl,
        region: 'eu-west-1',
        standing: signedIn(MINUTE),
        trouble,
        listing: { at: 'ready', accountsListed: 0 },
      },
    ],
    configTrouble: trouble,
    trayMissing: true,
    vaultAvailable: true,
    lastFormat: 'fish',
  });
});

test('status: where a start URL leads to is not shown, since any server may have sent it', () => {
  const facts = { startUrl: 'https://evil.test/start', target: 'told.evil.test' };
  const acme = sessionState('acme', signedIn(1), { trouble: { code: 'startUrlUnresolved', facts, atMillis: NOW } });
  const context = {
    revision: 1,
    language: 'en',
    trayMissing: false,
    vaultAvailable: false,
    lastFormat: 'bash',
  } as const;
  expect(statusSnapshot(engineState([acme]), context).sessions[0]?.trouble?.facts).toEqual({
    startUrl: 'https://evil.test/start',
  });
});

test('directory: every session’s accounts in the sessions’ order, profiles without what the window need not know', () => {
  const role = { sourceId: 'acme', accountId: '111122223333', roleName: 'Admin' };
  const state = engineState([sessionState('beta', signedIn(1)), sessionState('acme', signedIn(1))], {
    accounts: { acme: [account('111122223333', 'prod', ['Admin'])], beta: [account('222233334444', 'dev', [])] },
    favourites: [role],
    recents: [role],
    accountMarks: [{ sourceId: 'acme', accountId: '111122223333', colour: 'red' }],
    profiles: [{ ...role, profileName: 'prod-admin', region: 'eu-west-1' }],
  });
  expect(directorySnapshot(state, { revision: 3 })).toStrictEqual({
    revision: 3,
    accounts: [
      { sourceId: 'beta', accountId: '222233334444', accountName: 'dev', emailAddress: '', roleNames: [] },
      { sourceId: 'acme', accountId: '111122223333', accountName: 'prod', emailAddress: '', roleNames: ['Admin'] },
    ],
    favourites: [role],
    recents: [role],
    marks: [{ sourceId: 'acme', accountId: '111122223333', colour: 'red' }],
    profiles: [{ ...role, profileName: 'prod-admin' }],
  });
});
