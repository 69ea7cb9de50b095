import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { busSocketPath, hasStatusNotifierHost } from './status-notifier-host.ts';

describe('where the session bus is', () => {
  test.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus,guid=00' }, '/run/user/1000/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=x;unix:guid=1,path=/tmp/a%20b' }, '/tmp/a b'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/dbus-x' }, '\0/tmp/dbus-x'],
    [{ XDG_RUNTIME_DIR: '/run/user/7' }, '/run/user/7/bus'],
    [{}, undefined],
  ])('%j', (env, expected) => {
    expect(busSocketPath(env)).toBe(expected);
  });
});

/** A bus that says what it is told to, in raw bytes. */
async function busSaying(onData: (socket: Socket, text: string) => void): Promise<Record<string, string>> {
  const file = path.join(tempFolder(), 'bus');
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => onData(socket, data.toString('latin1')));
  }).listen(file);
  await once(server, 'listening');
  server.unref();
  return { DBUS_SESSION_BUS_ADDRESS: `unix:path=${file}` };
}

describe('when the bus is no help', () => {
  test('there is none', async () => {
    await expect(hasStatusNotifierHost({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' })).rejects.toThrow(
      /bus|ENOENT/,
    );
  });

  test('it does not let us in', async () => {
    const env = await busSaying((socket) => socket.write('REJECTED EXTERNAL\r\n'));
    await expect(hasStatusNotifierHost(env)).rejects.toThrow(/bus|ENOENT/);
  });

  test('it hangs up halfway', async () => {
    const env = await busSaying((socket, text) => (text.includes('BEGIN') ? socket.end() : socket.write('OK 1\r\n')));
    await expect(hasStatusNotifierHost(env)).rejects.toThrow(/bus|ENOENT/);
  });

  test('it never answers', async () => {
    await expect(hasStatusNotifierHost(await busSaying(() => undefined))).rejects.toThrow(/bus|ENOENT/);
  });
});

const hasDaemon = await new Promise<boolean>((resolve) => {
  spawn('dbus-daemon', ['--version'], { stdio: 'ignore' })
    .on('error', () => resolve(false))
    .on('exit', (code) => resolve(code === 0));
});

describe.runIf(hasDaemon)('on a real bus', () => {
  let daemon: ChildProcess | undefined;
  afterEach(() => daemon?.kill());

  test('nobody hosts tray icons', async () => {
    const child = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    daemon = child;
    const [address] = await once(child.stdout, 'data');
    expect(await hasStatusNotifierHost({ DBUS_SESSION_BUS_ADDRESS: String(address).trim() })).toBe(false);
  });
});
