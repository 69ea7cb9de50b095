import { tmpdir } from 'node:os';
import {
  KeyService,
  keySource,
  type Alarm,
  type Engine,
  type EnginePorts,
  type Log,
  type SettingsStore,
} from '../../core/index.ts';
import { toolsWaitNotice } from '../../presenter/notices/tools-wait.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { NativeDialogs } from '../native-dialogs.ts';
import { askAboutTool, type TouchId } from './ask-about-tool.ts';
import type { ShowNotice } from '../notices/notifications.ts';

export interface KeyServiceHostDeps {
  readonly engine: Engine;
  readonly ports: Pick<EnginePorts, 'alarm' | 'clock' | 'log' | 'random' | 'surroundings'>;
  readonly alarm: Alarm;
  readonly log: Log;
  readonly ownDir: string;
  readonly preferences: Pick<SettingsStore, 'now'>;
  readonly showNotice: ShowNotice;
  readonly dialogs: Pick<NativeDialogs, 'choose'>;
  /** Used on macOS alone. */
  readonly touchId: TouchId;
}

export interface KeyServiceHost {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Tools of one build meet an ended session within moments of each other: one notice names them all. */
const GATHER_MILLIS = 400;

/**
 * Makes the app the key service while it runs: a background service leaves, and tools that meet an ended session wait
 * for the one sign-in that a notice offers. A service that can't start only costs tools their own start.
 */
export function keyServiceHost(deps: KeyServiceHostDeps): KeyServiceHost {
  const { engine, ports, log, ownDir } = deps;
  const waiting = new Map<string, readonly { readonly program: string }[]>();

  const onWaiting = (sourceId: string, waiters: readonly { readonly program: string }[]): void => {
    const isFirst = waiters.length > 0 && (waiting.get(sourceId) ?? []).length === 0;
    waiting.set(sourceId, waiters);
    if (isFirst) void notifySoon(sourceId);
  };

  async function notifySoon(sourceId: string): Promise<void> {
    await deps.alarm.sleep(GATHER_MILLIS);
    const programs = (waiting.get(sourceId) ?? []).map(({ program }) => program);
    const source = engine.state.sessions.find(({ session }) => session.id === sourceId);
    if (programs.length === 0 || source === undefined) return;
    const { platform } = ports.surroundings;
    deps.showNotice(toolsWaitNotice(source, programs, { platform, language: deps.preferences.now().language }));
  }

  const service = new KeyService(ports, {
    owner: 'app',
    ownDir,
    tempDir: tmpdir(),
    uid: process.getuid?.() ?? 0,
    pid: process.pid,
    keys: keySource(engine),
    onWaiting,
    askAboutTool: askAboutTool({
      dialogs: deps.dialogs,
      language: () => deps.preferences.now().language,
      ...(ports.surroundings.platform === 'darwin' && { touchId: deps.touchId }),
    }),
    // Another app of this person has become the service; this one still answers the tools that ask it.
    onLeave: () => log.info('serviceHandedOver'),
  });

  return {
    async start() {
      await service
        .start()
        .catch((thrown: unknown) => log.warn('serviceNotStarted', { code: toDaypassError(thrown).code }));
    },
    stop: () => service.stop(),
  };
}
