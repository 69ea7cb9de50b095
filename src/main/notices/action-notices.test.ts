import { expect, test } from 'vitest';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { engineState, NOW_MILLIS, ROLE } from '../testing/fake-shell.ts';
import { actFailedNotice, keysCopiedNotice, profileCopiedNotice } from './action-notices.ts';

const copied = { expiresAtMillis: NOW_MILLIS + 59 * 60_000, clearedAfterSeconds: 60 };

test('copied keys are told with whose they are, how long they hold and when they leave the clipboard', () => {
  const context = { state: engineState(), nowMillis: NOW_MILLIS };
  expect(keysCopiedNotice(ROLE, copied, { ...context, language: 'en' })).toEqual({
    title: 'Keys copied',
    body: 'Admin in Team & Co, valid for 59 min. They leave the clipboard in 60 s.',
    act: { do: 'openWindow' },
  });
  expect(keysCopiedNotice(ROLE, copied, { ...context, language: 'ja' }).body).toContain('60 秒後');
});

test('an account that is not listed goes by its number', () => {
  const context = { state: engineState({ accounts: {} }), nowMillis: NOW_MILLIS, language: 'en' } as const;
  expect(keysCopiedNotice(ROLE, copied, context).body).toContain('Admin in 123456789012');
});

test('a click that failed is told with what to do next', () => {
  const { title, body } = actFailedNotice(new DaypassError('throttled'), engineState(), 'en');
  expect(title).not.toBe('');
  expect(body).toMatch(/again/);
});

test('an account that no list has leads to adding it as a SAML account', () => {
  const refused = (accountId: string) => new DaypassError('noAccess', { accountId, roleName: 'Admin' });
  expect(actFailedNotice(refused('999988887777'), engineState(), 'en').act).toEqual({
    do: 'openWindow',
    navigation: { at: 'addSamlAccount' },
  });
  expect(actFailedNotice(refused(ROLE.accountId), engineState(), 'en').act).toEqual({ do: 'openWindow' });
});

test('a copied profile is told by its name', () => {
  expect(profileCopiedNotice('team', 'en')).toEqual({
    title: 'Profile copied',
    body: 'Paste it into a shell: AWS tools there then use team.',
    act: { do: 'openWindow' },
  });
  expect(profileCopiedNotice('team', 'ja').body).toContain('team を使用します');
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a session may be named %s', (sourceId) => {
  const context = { state: engineState(), nowMillis: NOW_MILLIS, language: 'en' } as const;
  expect(keysCopiedNotice({ ...ROLE, sourceId }, copied, context).body).toContain('Admin in 123456789012');
});
