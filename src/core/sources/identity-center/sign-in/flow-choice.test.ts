import { describe, expect, test } from 'vitest';
import { chooseFlow } from './flow-choice.ts';

const session = (type: 'identityCenter' | 'legacySso') => ({
  name: 'corp',
  type,
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  scopes: [],
  profileNames: [],
});
const desktop = { platform: 'linux' as const, env: { DISPLAY: ':0' } };

describe('choosing how to sign in', () => {
  test.each([
    ['a Linux desktop', desktop, 'browser'],
    ['Wayland alone', { platform: 'linux' as const, env: { WAYLAND_DISPLAY: 'wayland-0' } }, 'browser'],
    ['macOS', { platform: 'darwin' as const, env: {} }, 'browser'],
    ['Windows', { platform: 'win32' as const, env: {} }, 'browser'],
    ['WSL, whose browser is the host’s', { platform: 'linux' as const, env: { WSL_DISTRO_NAME: 'Debian' } }, 'browser'],
    ['no display', { platform: 'linux' as const, env: {} }, 'device'],
    [
      'SSH, also with a forwarded display',
      { ...desktop, env: { DISPLAY: ':10', SSH_CONNECTION: '1 2 3 4' } },
      'device',
    ],
    ['SSH to a Mac', { platform: 'darwin' as const, env: { SSH_CONNECTION: '1 2 3 4' } }, 'device'],
    ['Codespaces', { ...desktop, env: { CODESPACES: 'true' } }, 'device'],
    ['a dev container', { ...desktop, env: { REMOTE_CONTAINERS: 'true', DISPLAY: ':0' } }, 'device'],
  ])('%s', (_where, surroundings, flow) => {
    expect(chooseFlow(session('identityCenter'), undefined, surroundings)).toBe(flow);
  });

  test('follows the person’s word before its own guess', () => {
    const remote = { platform: 'linux' as const, env: { SSH_CONNECTION: '1 2 3 4' } };
    expect(chooseFlow(session('identityCenter'), 'browser', remote)).toBe('browser');
    expect(chooseFlow(session('identityCenter'), 'device', desktop)).toBe('device');
  });

  test('knows only the device code for a legacy session', () => {
    expect(chooseFlow(session('legacySso'), undefined, desktop)).toBe('device');
    expect(() => chooseFlow(session('legacySso'), 'browser', desktop)).toThrow(
      expect.objectContaining({ code: 'browserFlowUnsupported', facts: { session: 'corp' } }),
    );
  });
});
