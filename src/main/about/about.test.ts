import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { aboutDaypass } from './about.ts';

const versions = { daypass: '1.2.3', electron: '45', chrome: '150', node: '24' };
const places = {
  config: '/c',
  credentials: '/k',
  ssoCache: '/s',
  ownFolder: '/o',
  logs: '/l',
  backups: '/b',
  licenceTexts: '/t',
};

test('names the runtime and every bundled package once, by name, and where the texts are', async () => {
  const dir = tempFolder();
  const [main, window] = [path.join(dir, 'main.json'), path.join(dir, 'window.json')];
  const zod = { name: 'zod', version: '4.6.7', identifier: 'MIT', text: 'long' };
  writeFileSync(main, JSON.stringify([zod, { name: 'agent-base', version: '9.0.0', identifier: null }]));
  writeFileSync(window, JSON.stringify([zod]));
  const about = await aboutDaypass({ licenceFiles: [main, window, path.join(dir, 'none.json')] }, versions, places, {
    issues: 'https://github.com/acme/daypass/issues',
  });
  expect(about.licences).toEqual([
    { name: 'agent-base', version: '9.0.0', licence: 'unknown' },
    { name: 'Chromium', version: '150', licence: 'BSD-3-Clause AND others' },
    { name: 'Electron', version: '45', licence: 'MIT' },
    { name: 'Node.js', version: '24', licence: 'MIT' },
    { name: 'zod', version: '4.6.7', licence: 'MIT' },
  ]);
  expect(about.licenceTexts).toBe('/t');
  expect(about.projectPages).toEqual(['issues']);
  expect(about.places).toContainEqual({ what: 'ssoCache', path: '/s' });
});
