import { expect, test } from 'vitest';
import { parseLocalState } from './chromium-profiles.ts';

const localState = (infoCache: unknown) =>
  JSON.stringify({
    browser: { enabled_labs_experiments: [] },
    profile: { info_cache: infoCache, last_used: 'Default' },
  });

test('profiles go by the names that the person gave them, in the order of the file', () => {
  const profiles = parseLocalState(
    localState({
      Default: { name: 'Person 1', gaia_name: '', is_ephemeral: false, user_name: '' },
      'Profile 1': { name: 'Work & Co', user_name: 'person@example.com' },
      'Profile 2': { name: '' },
    }),
  );
  expect(profiles).toEqual([
    { profileId: 'Default', name: 'Person 1', args: ['--profile-directory=Default'] },
    { profileId: 'Profile 1', name: 'Work & Co', args: ['--profile-directory=Profile 1'] },
    { profileId: 'Profile 2', name: 'Profile 2', args: ['--profile-directory=Profile 2'] },
  ]);
});

test.each([
  '../../evil',
  '..',
  '.',
  'a/b',
  'a\\b',
  'C:x',
  'a\nb',
  '',
  'System Profile',
  'Guest Profile',
  'x'.repeat(256),
])('the folder %j is nobody’s', (folder) => {
  expect(parseLocalState(localState({ [folder]: { name: 'Evil' } }))).toEqual([]);
});

test('a folder that looks like an option stays the value of one', () => {
  const [profile] = parseLocalState(localState({ '--no-sandbox': { name: '--load-extension=/tmp/evil' } }));
  expect(profile?.args).toEqual(['--profile-directory=--no-sandbox']);
});

test.each([
  '',
  '{"profile":{"info_cache":{"Default":{"na',
  'null',
  '[]',
  '{"profile":null}',
  '{"profile":{"info_cache":[]}}',
  '{"profile":{"info_cache":"x"}}',
])('%j holds none', (text) => {
  expect(parseLocalState(text)).toEqual([]);
});

test('odd names do no harm, and there are at most 500', () => {
  expect(parseLocalState(localState({ a: null, b: { name: 7 } })).map(({ name }) => name)).toEqual(['a', 'b']);
  const many = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, n) => [`Profile ${n}`, { name: 'x'.repeat(1000) }]),
  );
  const profiles = parseLocalState(localState(many));
  expect(profiles).toHaveLength(500);
  expect(profiles[0]?.name).toHaveLength(200);
});
