import { expect, test } from 'vitest';
import { parseContainers } from './firefox-containers.ts';

/** As Firefox writes it: its own four without names, a person's own with one, and what nobody sees. */
const REAL = JSON.stringify({
  version: 5,
  lastUserContextId: 6,
  identities: [
    { icon: 'fingerprint', color: 'blue', l10nId: 'user-context-personal', public: true, userContextId: 1 },
    { icon: 'briefcase', color: 'orange', l10nID: 'userContextWork.label', public: true, userContextId: 2 },
    { icon: '', color: '', name: 'userContextIdInternal.thumbnail', public: false, userContextId: 5 },
    { icon: 'cart', color: 'red', name: 'AWS prod & co', public: true, userContextId: 6 },
    { icon: 'cart', color: 'red', l10nId: 'user-context-unheard-of', public: true, userContextId: 7 },
  ],
});

test('containers by name; Firefox’s own in the person’s language', () => {
  expect(parseContainers(REAL, 'en').map(({ name }) => name)).toEqual(['Personal', 'Work', 'AWS prod & co']);
  expect(parseContainers(REAL, 'ja').map(({ name }) => name)).toEqual(['個人', '仕事', 'AWS prod & co']);
  expect(parseContainers(REAL, 'ja')[1]?.names).toEqual(['Work', '仕事']);
});

test.each(['', 'null', '[]', '{"identities":{}}', '{"identities":[null,1,"x",{"public":true}]}', REAL.slice(0, -9)])(
  '%j holds none',
  (text) => {
    expect(parseContainers(text, 'en')).toEqual([]);
  },
);

test('there are at most 500, of at most 200 letters', () => {
  const identities = Array.from({ length: 5000 }, (_, n) => ({ public: true, name: `${n}${'x'.repeat(1000)}` }));
  const containers = parseContainers(JSON.stringify({ identities }), 'en');
  expect(containers).toHaveLength(500);
  expect(containers[0]?.name).toHaveLength(200);
});
