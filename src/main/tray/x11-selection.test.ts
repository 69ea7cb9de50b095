import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { isSelectionOwned, screenOf } from './x11-selection.ts';

test.each([
  [':0', 0],
  [':10.2', 2],
  ['unix:3.1', 1],
  ['', 0],
])('the screen of DISPLAY=%s is %i', (display, screen) => {
  expect(screenOf({ DISPLAY: display })).toBe(screen);
});

test.each(['', ':99999', 'far.example:0', 'nonsense'])('there is no X server to ask at DISPLAY=%s', async (display) => {
  await expect(isSelectionOwned({ DISPLAY: display }, 'CLIPBOARD')).rejects.toThrow(/X server|ENOENT|ECONNREFUSED/);
});

const canPlay = ['Xvfb', 'xclip'].every((tool) => spawnSync('which', [tool]).status === 0);

const COOKIE = Buffer.from('00112233445566778899aabbccddeeff', 'hex');

/** An Xauthority file as xauth writes it: family, then address, display number, name and data, each with its length. */
function authorityFile(cookie: Buffer): string {
  const field = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0, bytes.length]), bytes]);
  const entry = (family: number, data: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from([family >> 8, family & 0xff]),
      ...[Buffer.from(hostname()), Buffer.from(''), Buffer.from('MIT-MAGIC-COOKIE-1'), data].map(field),
    ]);
  const file = path.join(tempFolder(), 'Xauthority');
  writeFileSync(file, Buffer.concat([entry(0, Buffer.from('of another family')), entry(256, cookie)]));
  return file;
}

describe.runIf(canPlay)('at a real X server that asks for its cookie', () => {
  let server: ChildProcess;
  let env: Record<string, string>;
  const clients: ChildProcess[] = [];

  beforeEach(async () => {
    const file = authorityFile(COOKIE);
    // Without -noreset it starts again when its last client has gone, and turns the next one away for that moment.
    server = spawn('Xvfb', ['-displayfd', '3', '-auth', file, '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const pipe = server.stdio[3];
    if (pipe === null || pipe === undefined) throw new Error('Xvfb was started without its pipe');
    const [number] = await once(pipe, 'data');
    env = { DISPLAY: `:${String(number).trim()}`, XAUTHORITY: file };
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.kill();
    server.kill();
    await once(server, 'exit');
  });

  test('a selection nobody has ever heard of is not owned', async () => {
    expect(await isSelectionOwned(env, '_NET_SYSTEM_TRAY_S0')).toBe(false);
  });

  test('a selection is owned once some program took it', async () => {
    expect(await isSelectionOwned(env, 'CLIPBOARD')).toBe(false);
    const xclip = spawn('xclip', ['-selection', 'clipboard', '-quiet'], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    clients.push(xclip);
    xclip.stdin.end('text');
    await expect.poll(() => isSelectionOwned(env, 'CLIPBOARD')).toBe(true);
  });

  test('a wrong cookie is not let in', async () => {
    const wrong = authorityFile(Buffer.alloc(16));
    await expect(isSelectionOwned({ ...env, XAUTHORITY: wrong }, 'CLIPBOARD')).rejects.toThrow('does not let us in');
  });
});
