import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../engine/api.ts';
import type { IssueOptions } from '../roles/issue.ts';
import { createEngine } from '../engine/compose.ts';
import type { EnginePorts, EngineSettings, Vault } from '../ports.ts';
import type { SourceKind } from '../sources/kinds.ts';
import { VirtualTime } from './virtual-time.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts';

/** How tests of other things ask for keys. */
export const FOR_TESTS: IssueOptions = { purpose: 'exec', requester: { shell: 'cli' } };

export interface TestEngine extends AsyncDisposable {
  readonly engine: Engine;
  readonly time: VirtualTime;
  /** What the engine was made with. */
  readonly ports: EnginePorts;
  readonly homeDir: string;
  /** To be changed by tests: the engine reads it at each use. */
  readonly settings: { -readonly [Name in keyof EngineSettings]: EngineSettings[Name] };
  /** Pages the engine handed to the person's browser. */
  readonly opened: string[];
  /** Another engine on the same home, clock and service, as another process would be. */
  readonly another: () => Engine;
}

/** An engine in an empty home folder, on a clock that stands still until told otherwise. */
export async function testEngine(
  env: Readonly<Record<string, string>>,
  options: {
    readonly open?: (url: string) => Promise<void>;
    readonly vault?: Vault;
    readonly kinds?: readonly SourceKind[];
  } = {},
): Promise<TestEngine> {
  const homeDir = await mkdtemp(join(tmpdir(), 'daypass-engine-'));
  // Files carry the machine's time, so the clock starts there.
  const time = new VirtualTime(Date.now(), true);
  const opened: string[] = [];
  const settings = usualSettings();
  const ports: EnginePorts = {
    clock: time,
    alarm: time,
    random: { bytes: (count) => randomBytes(count), fraction: () => 0.5 },
    browser: {
      open: async (url) => {
        opened.push(url);
        await options.open?.(url);
      },
    },
    ...(options.vault && { vault: options.vault }),
    settings: { now: () => settings, change: async (change) => void Object.assign(settings, change) },
    requester: { shell: 'app' },
    log: { info: () => undefined, warn: () => undefined },
    surroundings: { platform: 'linux', homeDir, env: { DISPLAY: ':0', ...env } },
  };
  const engine = createEngine(ports, options.kinds);
  const engines = [engine];
  return {
    engine,
    time,
    ports,
    homeDir,
    settings,
    opened,
    another: () => {
      const made = createEngine(ports, options.kinds);
      engines.push(made);
      return made;
    },
    async [Symbol.asyncDispose]() {
      // They may wait for each other's locks.
      await time.runUntilSettled(Promise.all(engines.map((made) => made.stop())), 50);
      await rm(homeDir, { recursive: true, force: true });
    },
  };
}

/** No account is production, so that tests of other things are not asked about it. */
function usualSettings(): TestEngine['settings'] {
  return { ...DEFAULT_SETTINGS, productionPattern: '' };
}
