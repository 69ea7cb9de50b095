import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { pasted } from '../../e2e/support/clipboard-reader.ts';
import { launchDaypass } from '../../e2e/support/daypass-app.ts';
import { startFakeDesktop } from '../../e2e/support/desktop/fake-desktop.ts';
import { startSessionBus } from '../../e2e/support/desktop/session-bus.ts';
import { startVirtualScreen } from '../../e2e/support/desktop/virtual-screen.ts';
import { catchLinks } from '../../e2e/support/link-catcher.ts';
import { approveInBrowser } from '../../src/simulator/index.ts';
import { awsCliV2 } from '../programs/aws-cli.ts';
import { onPath } from '../programs/on-path.ts';
import { runProgram } from './run-program.ts';
import type { Scene } from './scene.ts';
import type { Steps } from './steps.ts';

const shotsDir = path.join(import.meta.dirname, '..', '..', 'out', 'demo');
const quietly = (): string => 'done';

/** The main job in the real app, on a desktop that nobody sees: an X server, a session bus with a tray host, and the person played. */
export async function walkApp(scene: Scene, steps: Steps): Promise<void> {
  const cleanups: (() => unknown)[] = [];
  try {
    const { screen, desktop, links, env } = await openDesktop(scene, cleanups);
    const app = await steps.take('Start Daypass with an empty home', () => launchDaypass(env), quietly);
    cleanups.push(() => app.close());
    const window = await app.window();
    const tray = await desktop.tray();
    const shoot = async (name: string) => {
      await window.screenshot({ path: path.join(shotsDir, `${name}.png`), animations: 'disabled' });
    };

    await steps.take('First run: start URL, Region and a name', () => fillFirstRun(window, scene, shoot), quietly);
    await steps.take(
      'The person approves in the browser',
      async () => approveInBrowser(await links.link(/\/authorize\?/)),
      ({ status }) => `the browser came back with ${status}`,
    );
    await steps.take(
      'The tray says so',
      () => tray.line(/^demo — Signed in/),
      (line) => line,
    );
    const role = await steps.take(
      'A role is found by typing, and made a favourite',
      async () => {
        await window.getByRole('combobox', { name: 'Search accounts and roles' }).fill('ReadOnlyAccess');
        await window.getByRole('button', { name: 'Add to favourites' }).first().click();
        await shoot('2-roles');
        return tray.line(/ · ReadOnlyAccess$/);
      },
      (line) => line,
    );
    await steps.take(
      'Its keys are copied from the tray',
      async () => {
        await tray.click('Keys and console', role, 'Copy keys (bash)');
        await desktop.notice(/Keys copied/);
        return (await onPath('xclip')) === undefined ? 'copied' : pasted(screen.display);
      },
      (text) => text.split('=')[0]?.split('\n').at(-1) ?? '',
    );
    const profileName = await steps.take(
      'A profile for it is set up, after a look at the diff',
      () => setUpProfile(window, () => tray.click('Keys and console', role, 'Create profile…'), shoot),
      (name) => `[profile ${name}] in ${path.join(scene.homeDir, '.aws', 'config')}`,
    );
    const aws = await awsCliV2(scene.env);
    if (aws !== undefined) await exportByAws(aws, profileName, scene, steps);
    console.log(`\nScreenshots: ${shotsDir}`);
  } finally {
    for (const cleanup of cleanups.toReversed()) await cleanup();
  }
}

/** An X server, a session bus with a tray host, and openers that only write links down. */
async function openDesktop(scene: Scene, cleanups: (() => unknown)[]) {
  const screen = await startVirtualScreen();
  cleanups.push(() => screen.stop());
  const bus = await startSessionBus();
  cleanups.push(() => bus.stop());
  const desktop = await startFakeDesktop({ busAddress: bus.address });
  cleanups.push(() => desktop.stop());
  const links = await catchLinks(scene.homeDir);
  const env = {
    ...scene.env,
    PATH: `${links.binDir}${path.delimiter}${scene.env['PATH'] ?? ''}`,
    DISPLAY: screen.display,
    DBUS_SESSION_BUS_ADDRESS: bus.address,
  };
  await mkdir(shotsDir, { recursive: true });
  // The simulator calls many accounts production; being asked before each copy is for a person, not for this walk.
  const ownDir = path.join(scene.homeDir, '.local', 'share', 'daypass');
  await mkdir(ownDir, { recursive: true, mode: 0o700 });
  await writeFile(path.join(ownDir, 'shell.json'), '{"productionPattern":""}', { mode: 0o600 });
  return { screen, desktop, links, env };
}

type Shoot = (name: string) => Promise<void>;

async function exportByAws(aws: string, profileName: string, scene: Scene, steps: Steps): Promise<void> {
  const args = ['configure', 'export-credentials', '--profile', profileName];
  await steps.take(
    `aws ${args.join(' ')}   (the real AWS CLI)`,
    async (): Promise<{ Expiration: string }> =>
      JSON.parse(await runProgram(aws, args, { ...scene.env, ...scene.simulator.proxyEnvironment })),
    ({ Expiration }) => `keys until ${Expiration}`,
  );
}

async function fillFirstRun(window: Page, scene: Scene, shoot: Shoot): Promise<void> {
  const { startUrl } = scene.simulator.portal;
  await window.getByRole('textbox', { name: 'Start URL' }).fill(startUrl);
  await window.getByRole('button', { name: /^Region / }).click();
  await window.getByRole('textbox', { name: 'Session name' }).fill('demo');
  await shoot('1-first-run');
  await window.getByRole('button', { name: 'Add and sign in' }).click();
}

async function setUpProfile(window: Page, open: () => Promise<void>, shoot: Shoot): Promise<string> {
  await open();
  // Nothing in an empty home says in which Region the person works, so the window asks.
  await window.getByRole('combobox', { name: 'Default Region' }).fill('eu-north-1');
  await window.getByText(/^sso_account_id = /).waitFor();
  const name = await window.getByRole('textbox', { name: 'Profile name' }).inputValue();
  await shoot('3-profile');
  await window.getByRole('button', { name: 'Create profile', exact: true }).click();
  await window.getByText(`Profile ${name} added`).waitFor();
  return name;
}
