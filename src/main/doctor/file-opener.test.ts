import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fileOpener } from './file-opener.ts';

const place = { path: '/home/ann/.aws/my config', lineNumber: 7 };
let folder = '';
const written = () => path.join(folder, 'written');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-editor-'));
  const editor = path.join(folder, 'code');
  await writeFile(
    editor,
    `#!/bin/sh\nfor word in "$@"; do printf '%s\\n' "$word"; done >"${folder}/part"\nmv "${folder}/part" "${written()}"\n`,
  );
  await chmod(editor, 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

function opener(env: Record<string, string>, trouble = '') {
  const openPath = vi.fn<(path: string) => Promise<string>>(() => Promise.resolve(trouble));
  const surroundings = { platform: process.platform, env: { PATH: '/usr/bin:/bin', ...env }, homeDir: '/home/ann' };
  return { openPath, open: fileOpener({ surroundings, openPath }) };
}

test.skipIf(process.platform === 'win32')(
  'a known editor gets the file and the line as one argument, through no shell',
  async () => {
    const { open, openPath } = opener({
      PATH: `${folder}:/usr/bin:/bin`,
      VISUAL: 'vim',
      EDITOR: 'code --wait $(true)',
    });
    expect(await open(place)).toEqual({ atLine: true });
    await expect
      .poll(() => readFile(written(), 'utf8').catch(() => ''))
      .toBe('--wait\n$(true)\n--goto\n/home/ann/.aws/my config:7\n');
    expect(openPath).not.toHaveBeenCalled();
  },
);

test.each([
  ['none is set', {}],
  ['it needs a terminal', { EDITOR: 'vim' }],
  ['it is not installed', { VISUAL: 'subl' }],
  ['it is a file that is gone', { VISUAL: '/nowhere/code' }],
  ['it is named by a relative path', { VISUAL: './code' }],
])('the desktop’s own program opens the file where %s', async (_why, env) => {
  const { open, openPath } = opener({ PATH: '/nowhere', ...env });
  expect(await open(place)).toEqual({ atLine: false });
  expect(openPath).toHaveBeenCalledWith('/home/ann/.aws/my config');
});

test('says where the line is when nothing opens it', async () => {
  const { open } = opener({}, 'no application');
  await expect(open(place)).rejects.toMatchObject({ code: 'fileNotOpened', facts: { path: place.path, line: 7 } });
});
