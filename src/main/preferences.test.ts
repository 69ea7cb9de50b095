import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { preferenceStore, type PreferenceDefaults } from './preferences.ts';

const newFile = () => path.join(mkdtempSync(path.join(tmpdir(), 'daypass-prefs-')), 'own', 'shell.json');
const defaults: PreferenceDefaults = { platform: 'linux', languageOverride: undefined, locales: ['ja-JP', 'en'] };
const open = (file: string, overrides: Partial<PreferenceDefaults> = {}) =>
  preferenceStore(file, { ...defaults, ...overrides }, () => undefined);

test("starts with the system's language and the platform's own shell format", () => {
  expect(open(newFile()).now()).toEqual({ language: 'ja', lastFormat: 'bash' });
  expect(open(newFile(), { platform: 'win32', locales: ['fr'] }).now()).toEqual({
    language: 'en',
    lastFormat: 'powershell',
  });
});

test('remembers what was chosen, over the next start', () => {
  const file = newFile();
  open(file).set({ language: 'en' });
  open(file).set({ lastFormat: 'fish' });
  expect(open(file).now()).toEqual({ language: 'en', lastFormat: 'fish' });
});

test('DAYPASS_LANGUAGE wins', () => {
  const file = newFile();
  open(file).set({ language: 'ja' });
  expect(open(file, { languageOverride: 'en_US.UTF-8' }).now().language).toBe('en');
});

test.each(['', '{', '[]', '{"language":"xx"}', '{"lastFormat":7}', 'null'])('a foreign file is as none: %j', (text) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'daypass-prefs-')), 'shell.json');
  writeFileSync(file, text);
  expect(open(file).now()).toEqual({ language: 'ja', lastFormat: 'bash' });
});

test('a disk that refuses is told, and the choice holds until the end', () => {
  const onFailure = vi.fn<(thrown: unknown) => void>();
  const store = preferenceStore('/dev/null/own/shell.json', defaults, onFailure);
  store.set({ language: 'en' });
  expect(onFailure).toHaveBeenCalledOnce();
  expect(store.now().language).toBe('en');
});
