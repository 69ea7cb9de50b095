import { existsSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import type { Settings } from '../../src/shared/domain/settings.ts';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { catchLinks, type LinkCatcher } from './link-catcher.ts';
import { pasted } from './clipboard-reader.ts';
import { ssoSession, writeConfig } from './config-text.ts';
import { launchDaypass, type DaypassApp } from './daypass-app.ts';
import { startFakeDesktop, type FakeDesktop } from './desktop/fake-desktop.ts';
import { startSessionBus } from './desktop/session-bus.ts';
import { startVirtualScreen, type VirtualScreen } from './desktop/virtual-screen.ts';
import type { TrayReader } from './desktop/tray-reader.ts';
import { signInFromTray } from './sign-in.ts';
import { makeTempHome, type TempHome } from './temp-home.ts';

export { expect };

interface Options {
  /** False to play a desktop without a tray host. */
  readonly hasTrayHost: boolean;
  /** False to play a desktop without a notification service. */
  readonly hasNotifications: boolean;
  /** More environment for the app, such as AWS_ENDPOINT_URL_SSO. Set by `test.use`, or passed to `launch`. */
  readonly appEnv: Readonly<Record<string, string>>;
  /**
   * What the person has set before the first start. Left out: no account counts as production, or the simulator's plain
   * names would, and every copy of keys would ask first.
   */
  readonly settings: Partial<Settings>;
  /** What the simulator is started with, for tests that ask for one. */
  readonly simulatorOptions: Parameters<typeof startSimulator>[0];
}

interface PerTest {
  /** IAM Identity Center. An app launched with its `environment` talks to it. */
  readonly simulator: Simulator;
  readonly home: TempHome;
  readonly desktop: FakeDesktop;
  readonly busAddress: string;
  readonly links: LinkCatcher;
  /** The environment the app is started with, for starting other programs beside it. */
  readonly baseEnv: Readonly<Record<string, string>>;
  /**
   * Starts the app; whatever is still running is closed at the end of the test. Without `args` it starts as at login, quietly,
   * in a home that has an AWS config, and as by hand in one that has none.
   */
  readonly launch: (extraEnv?: Readonly<Record<string, string>>, args?: readonly string[]) => Promise<DaypassApp>;
  /** Starts the app against the simulator with the one session `acme`, and signs in to it from the tray. */
  readonly signedIn: () => Promise<{ readonly app: DaypassApp; readonly tray: TrayReader }>;
  /** What another program would paste now. */
  readonly paste: (selection?: 'clipboard' | 'primary') => Promise<string>;
}

interface PerWorker {
  readonly virtualScreen: VirtualScreen;
}

/** Playwright's test with a desktop around the app: X server, session bus, tray host, notices, browser and home. */
export const test = base.extend<Options & PerTest, PerWorker>({
  hasTrayHost: [true, { option: true }],
  hasNotifications: [true, { option: true }],
  appEnv: [{}, { option: true }],
  settings: [{ productionPattern: '' }, { option: true }],
  simulatorOptions: [{}, { option: true }],

  simulator: async ({ simulatorOptions }, use) => {
    const simulator = await startSimulator(simulatorOptions);
    await use(simulator);
    await simulator.close();
  },

  virtualScreen: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this very pattern
    async ({}, use) => {
      const screen = await startVirtualScreen();
      await use(screen);
      await screen.stop();
    },
    { scope: 'worker' },
  ],

  home: async ({ settings }, use) => {
    const home = await makeTempHome();
    await home.storeSettings(settings);
    await use(home);
    await home.remove();
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  busAddress: async ({}, use) => {
    const bus = await startSessionBus();
    await use(bus.address);
    await bus.stop();
  },

  desktop: async ({ busAddress, hasTrayHost, hasNotifications }, use) => {
    const desktop = await startFakeDesktop({ busAddress, hasTrayHost, hasNotifications });
    await use(desktop);
    desktop.stop();
  },

  links: async ({ home }, use) => {
    await use(await catchLinks(home.homeDir));
  },

  baseEnv: async ({ home, virtualScreen, busAddress, links }, use) => {
    await use(
      home.env({
        PATH: `${links.binDir}:${process.env['PATH'] ?? '/usr/bin:/bin'}`,
        DISPLAY: virtualScreen.display,
        DBUS_SESSION_BUS_ADDRESS: busAddress,
      }),
    );
  },

  launch: async ({ baseEnv, desktop: _desktopIsUp, appEnv, home }, use, testInfo) => {
    const started: DaypassApp[] = [];
    await use(async (extraEnv = {}, args = existsSync(home.configFile) ? ['--hidden'] : []) => {
      const app = await launchDaypass({ ...baseEnv, ...appEnv, ...extraEnv }, args);
      started.push(app);
      return app;
    });
    for (const app of started) {
      await app.close();
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('stderr', { body: app.stderr(), contentType: 'text/plain' });
      }
    }
  },

  signedIn: async ({ launch, desktop, simulator, links, home }, use) => {
    await use(async () => {
      await writeConfig(home, ssoSession('acme', simulator.portal));
      const app = await launch(simulator.environment);
      const tray = await desktop.tray();
      await signInFromTray(tray, links, 'acme');
      return { app, tray };
    });
  },

  paste: async ({ virtualScreen }, use) => {
    await use((selection) => pasted(virtualScreen.display, selection));
  },
});
