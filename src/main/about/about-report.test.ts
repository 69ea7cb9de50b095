import { expect, test } from 'vitest';
import { aboutReport } from './about-report.ts';
import { engineState, NOW_MILLIS, ROLE, sessionState } from '../testing/fake-shell.ts';

const versions = { daypass: '1.2.3', electron: '45.4.1', chrome: '150.0', node: '24.1.0' };
const machine = {
  platform: 'linux',
  release: '6.1',
  arch: 'x64',
  desktop: 'KDE (wayland)',
  trayMissing: false,
  windowFailures: ['window part failed: activity'],
};

test('lists versions, machine and session states by code', () => {
  const trouble = { code: 'offline', facts: { host: 'secret-host.example' }, atMillis: NOW_MILLIS } as const;
  const state = engineState({
    sessions: [
      { ...sessionState({ at: 'signedOut', reason: 'revoked' }, 'my-company'), trouble },
      sessionState({ at: 'signedIn', expiresAtMillis: NOW_MILLIS, refreshable: true }, 'other-company'),
    ],
    configTrouble: { code: 'configOddLines', facts: { path: '/home/me/.aws/config' }, atMillis: NOW_MILLIS },
    clockAheadMillis: 120_000,
  });
  const report = aboutReport({ versions }, machine, state);
  expect(report).toBe(
    [
      'Daypass 1.2.3 (Electron 45.4.1, Chrome 150.0, Node 24.1.0)',
      'linux 6.1 x64, KDE (wayland)',
      'tray host: found',
      'sessions: 2, accounts: 1, profiles: 0',
      'session 1: identityCenter, eu-west-1, signedOut (revoked), listing empty, trouble: offline',
      'session 2: identityCenter, eu-west-1, signedIn, listing empty',
      'window part failed: activity',
      'config: configOddLines',
      'clock ahead: 120 s',
      '',
    ].join('\n'),
  );
  for (const own of ['company', 'secret-host', '/home/me', ROLE.accountId, 'Team', 'awsapps'])
    expect(report).not.toContain(own);
});
