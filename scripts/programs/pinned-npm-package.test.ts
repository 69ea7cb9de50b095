import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fetchPinnedPackage, requireHash } from './pinned-npm-package.ts';

test('content of another hash is refused, and the message names both', () => {
  const content = Buffer.from('runtime');
  const hash = createHash('sha256').update(content).digest('hex');
  expect(() => requireHash(content, 'sha256', 'hex', hash, 'it')).not.toThrow();
  expect(() => requireHash(Buffer.from('tampered'), 'sha256', 'hex', hash, 'it')).toThrow(
    new RegExp(`integrity mismatch of it: sha256 is [0-9a-f]{64}, not ${hash}`),
  );
});

/** A program `npm` that is found first, for as long as the test runs. */
async function fakeNpm(script: string): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'daypass-npm-'));
  const npm = path.join(dir, 'npm');
  await writeFile(npm, `#!/bin/sh\n${script}\n`);
  await chmod(npm, 0o755);
  vi.stubEnv('PATH', `${dir}${path.delimiter}${process.env['PATH']}`);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(dir, { recursive: true });
  });
  return dir;
}

const pinned = (sha512: string) => ({ spec: 'thing@1.0.0', sha512 });

test.skipIf(process.platform === 'win32')('npm’s own reason is shown, without the place of its log', async () => {
  const dir = await fakeNpm(
    'echo "npm error code EALLOWREMOTE\nnpm error A complete log of this run is in: x" >&2; exit 1',
  );
  await expect(fetchPinnedPackage(pinned(''), dir)).rejects.toThrow(/^npm pack thing@1.0.0 failed: code EALLOWREMOTE$/);
});

test.skipIf(process.platform === 'win32')('npm is allowed this one tarball, which must have its hash', async () => {
  vi.stubEnv('npm_config_allow_remote', 'none');
  const dir = await fakeNpm('printf "%s" "$npm_config_allow_remote" > thing-1.0.0.tgz');
  const hash = createHash('sha512').update('all').digest('base64');
  expect(await fetchPinnedPackage(pinned(hash), dir)).toBe(path.join(dir, 'thing-1.0.0.tgz'));
  await expect(fetchPinnedPackage(pinned('other'), dir)).rejects.toThrow(/integrity mismatch of thing@1.0.0/);
});
