import { createHash } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../e2e/support/temp-folder.ts';
import { electronRuntime } from './electron-runtime.ts';

test('a folder named by ELECTRON_OVERRIDE_DIST_PATH that holds no Electron is told, not worked around', async () => {
  const env = { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere', DAYPASS_ELECTRON: 'npm' };
  expect(await electronRuntime({ env })).toEqual({
    missing: 'ELECTRON_OVERRIDE_DIST_PATH is /nowhere, but no Electron runs from there.',
  });
});

test.skipIf(process.platform !== 'linux')('the one it names is asked for its version', async () => {
  const distDir = tempFolder();
  writeFileSync(path.join(distDir, 'electron'), '#!/bin/sh\n[ "$ELECTRON_RUN_AS_NODE" = 1 ] && echo 45.0.0\n');
  chmodSync(path.join(distDir, 'electron'), 0o755);
  expect(await electronRuntime({ env: { ELECTRON_OVERRIDE_DIST_PATH: distDir } })).toEqual({
    distDir,
    version: '45.0.0',
    source: 'override',
  });
});

test.skipIf(process.platform !== 'linux')('the stand-in is refused for packages, wherever it is copied', async () => {
  const distDir = tempFolder();
  const program = '#!/bin/sh\necho 33.4.11\n';
  writeFileSync(path.join(distDir, 'electron'), program, { mode: 0o755 });
  const env = { ELECTRON_OVERRIDE_DIST_PATH: distDir };
  const standInSha256 = createHash('sha256').update(program).digest('hex');
  const refused = await electronRuntime({ env, officialOnly: true, standInSha256 });
  expect(refused).toEqual({ missing: expect.stringContaining(`${distDir}, the stand-in for tests`) });
  expect(await electronRuntime({ env, standInSha256 })).toMatchObject({ version: '33.4.11' });
  expect(await electronRuntime({ env, officialOnly: true })).toMatchObject({ version: '33.4.11' });
});
