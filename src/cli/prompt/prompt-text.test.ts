import { describe, expect, test } from 'vitest';
import { promptText, type PromptForm, type PromptState } from './prompt-text.ts';

const NOW = 1_795_176_000_000;
const FORM: PromptForm = { shell: 'plain', language: 'en', nowMillis: NOW, hasColour: true };
const MINUTE = 60_000;

const text = (state: Partial<PromptState>, form: Partial<PromptForm> = {}) =>
  promptText({ profile: 'corp-dev', production: false, state: 'unknown', ...state }, { ...FORM, ...form });

describe('time left', () => {
  test.each([
    [30_000, 'corp-dev 0m'],
    [42 * MINUTE + 59_000, 'corp-dev 42m'],
    [185 * MINUTE, 'corp-dev 3h05m'],
    [49 * 60 * MINUTE, 'corp-dev 2d'],
  ])('%d ms: %s', (leftMillis, shown) => {
    expect(text({ state: 'signedIn', expiresAtMillis: NOW + leftMillis })).toBe(shown);
  });

  test.each([
    ['expired', 'corp-dev expired'],
    ['signedOut', 'corp-dev signed out'],
    ['renewsAtNextUse', 'corp-dev'],
    ['unknown', 'corp-dev'],
  ] as const)('%s: %s', (state, shown) => {
    expect(text({ state })).toBe(shown);
  });

  test('keys of the environment, in Japanese', () => {
    expect(text({ profile: null, state: 'expired' }, { language: 'ja' })).toBe('キー 期限切れ');
  });
});

describe('production', () => {
  test.each([
    ['plain', 'corp-dev'],
    ['ansi', '\u001B[31mcorp-dev\u001B[0m'],
    ['fish', '\u001B[31mcorp-dev\u001B[0m'],
    ['powershell', '\u001B[31mcorp-dev\u001B[0m'],
    ['zsh', '%F{red}corp-dev%f'],
    ['bash', '\u0001\u001B[31m\u0002corp-dev\u0001\u001B[0m\u0002'],
  ] as const)('is red in %s', (shell, shown) => {
    expect(text({ production: true }, { shell })).toBe(shown);
  });

  test('is not red where colours are off', () => {
    expect(text({ production: true }, { shell: 'ansi', hasColour: false })).toBe('corp-dev');
  });
});

test('a name that steers the terminal, or that zsh would expand, shows as text', () => {
  expect(text({ profile: 'a\u001B]0;x\u0007\nb\u202E' })).toBe('a�]0;x��b�');
  expect(text({ profile: '%n$(id)%' }, { shell: 'zsh' })).toBe('%%n$(id)%%');
  expect(Array.from(text({ profile: '長'.repeat(500) }))).toHaveLength(60);
});
