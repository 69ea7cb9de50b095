import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startFakeDesktop, type FakeDesktop } from '../../support/desktop/fake-desktop.ts';
import { startVirtualScreen } from '../../support/desktop/virtual-screen.ts';
import { catchLinks, type LinkCatcher } from '../../support/link-catcher.ts';
import type { CleanRoot } from './clean-root.ts';

/** A screen, a session bus with tray and notices, and a browser for a person in the root. */
export interface DesktopOfAnn {
  readonly env: Readonly<Record<string, string>>;
  readonly desktop: FakeDesktop;
  readonly links: LinkCatcher;
  close(): Promise<void>;
}

export async function startDesktopOfAnn({ sharedDir }: CleanRoot): Promise<DesktopOfAnn> {
  const screen = await startVirtualScreen();
  const bus = await startOpenBus(sharedDir);
  const desktop = await startFakeDesktop({ busAddress: bus.address });
  const links = await catchLinks(sharedDir);
  for (const name of ['bin', 'caught', 'caught/links']) await chmod(path.join(sharedDir, name), 0o777);
  const runtimeDir = path.join(sharedDir, 'run');
  await mkdir(runtimeDir);
  await chmod(runtimeDir, 0o777);
  return {
    env: {
      PATH: `${links.binDir}:/usr/local/bin:/usr/bin:/bin`,
      DISPLAY: screen.display,
      DBUS_SESSION_BUS_ADDRESS: bus.address,
    },
    desktop,
    links,
    async close() {
      desktop.stop();
      await bus.stop();
      await screen.stop();
    },
  };
}

/** A session bus that lets in the person of the root beside us: the usual one takes its own user's programs only. */
async function startOpenBus(dir: string): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const config = path.join(dir, 'bus.conf');
  await writeFile(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${dir}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
  );
  const daemon: ChildProcess = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (daemon.stdout === null) throw new Error('dbus-daemon was started without its pipe');
  const [address] = await once(createInterface({ input: daemon.stdout }), 'line');
  return {
    address: String(address),
    async stop() {
      daemon.kill();
      await once(daemon, 'exit');
    },
  };
}
