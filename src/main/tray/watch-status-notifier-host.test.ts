import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import dbus from 'dbus-next';
import { expect, onTestFinished, test } from 'vitest';
import { isLeftOut } from '../../../e2e/support/left-out.ts';
import { watchStatusNotifierHost } from './watch-status-notifier-host.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';

test('without a session bus it watches nothing', () => {
  const never = (): void => expect.unreachable();
  expect(watchStatusNotifierHost({}, never)).not.toThrow();
  expect(watchStatusNotifierHost({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' }, never)).not.toThrow();
});

test.skipIf(isLeftOut('dbus-daemon'))('it calls each time a panel comes', async () => {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void daemon.kill());
  const [address] = await once(daemon.stdout, 'data');
  const busAddress = String(address).trim();
  const bus = dbus.sessionBus({ busAddress });
  onTestFinished(() => bus.disconnect());
  const panel = new EventEmitter();
  onTestFinished(watchStatusNotifierHost({ DBUS_SESSION_BUS_ADDRESS: busAddress }, () => void panel.emit('appears')));
  let isSeen = false;
  panel.once('appears', () => (isSeen = true));
  // The bus takes up the watch at a time of its own: panels come and go until one is seen.
  const comeAndGo = async (): Promise<void> => {
    await bus.requestName(WATCHER, 0);
    await bus.releaseName(WATCHER);
    if (!isSeen) await comeAndGo();
  };
  await comeAndGo();
  for (let restarts = 0; restarts < 2; restarts += 1) {
    const appears = once(panel, 'appears');
    await bus.requestName(WATCHER, 0);
    expect(await appears).toEqual([]);
    await bus.releaseName(WATCHER);
  }
});
