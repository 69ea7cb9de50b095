import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';

/** A stage for the demo: a simulator and a home folder that nobody misses. */
export interface Scene {
  readonly simulator: Simulator;
  readonly homeDir: string;
  /** What every program on this stage gets: no AWS setting of the person's own, all files in the temp home. */
  readonly env: Record<string, string>;
  /** To paste into another terminal, so that a real `aws` plays along. */
  readonly exports: readonly string[];
  close(): Promise<void>;
}

const SESSION = 'demo';

/** `withSession` writes an `[sso-session demo]`, so that signing in is one click. */
export async function setScene(options: { readonly withSession: boolean }): Promise<Scene> {
  const simulator = await startSimulator({ accounts: 8, roles: 3, tls: true, settings: { deviceIntervalSeconds: 1 } });
  const homeDir = await mkdtemp(path.join(tmpdir(), 'daypass-demo-'));
  await mkdir(path.join(homeDir, '.aws'), { mode: 0o700 });
  const { startUrl, region } = simulator.portal;
  if (options.withSession) {
    const session = `[sso-session ${SESSION}]\nsso_start_url = ${startUrl}\nsso_region = ${region}\nsso_registration_scopes = sso:account:access\n`;
    await writeFile(path.join(homeDir, '.aws', 'config'), session, { mode: 0o600 });
  }
  return {
    simulator,
    homeDir,
    env: { ...withoutAws(process.env), ...homeVariables(homeDir), ...simulator.environment },
    exports: [
      `export ${assignments({ HOME: homeDir, ...simulator.environment })}`,
      `# an AWS CLI before 2.13 needs this as well: export ${assignments(simulator.proxyEnvironment)}`,
    ],
    async close() {
      await simulator.close();
      await rm(homeDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function withoutAws(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(AWS_|DAYPASS_HOME)/.test(entry[0]),
  );
  return Object.fromEntries(kept);
}

/** Every way by which a program here may find its home. */
function homeVariables(homeDir: string): Record<string, string> {
  return {
    HOME: homeDir,
    USERPROFILE: homeDir,
    APPDATA: path.join(homeDir, 'AppData', 'Roaming'),
    LOCALAPPDATA: path.join(homeDir, 'AppData', 'Local'),
    XDG_CONFIG_HOME: path.join(homeDir, '.config'),
    XDG_DATA_HOME: path.join(homeDir, '.local', 'share'),
    XDG_CACHE_HOME: path.join(homeDir, '.cache'),
  };
}

function assignments(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}='${value}'`)
    .join(' ');
}
