import type { Engine } from './api.ts';
import { sweepStrays } from '../sources/identity-center/tokens/remove-stray-files.ts';
import { watchFiles } from '../disk/watch/watch-files.ts';
import type { EngineParts } from './engine-parts.ts';

export interface Lifecycle extends Pick<Engine, 'start' | 'stop' | 'wake' | 'reload'> {
  /** Makes edits again that another program has overwritten. */
  reconcile(): Promise<void>;
}

export function lifecycle(parts: EngineParts): Lifecycle {
  const { ports, aws, own, transport, sources, rolePreferences, sealedKeys, credentialsFileRefresher } = parts;
  let stopWatching: (() => void) | undefined;
  let following: Promise<void> = Promise.resolve();

  return {
    reload,
    reconcile,
    async start() {
      sources.start();
      stopWatching = watchFiles(
        {
          ...aws,
          ownPaths: watchedOwnPaths(own),
          ownWrites: parts.ownWrites,
        },
        () => void (following = following.then(follow, follow)),
        ports,
      );
      await reload();
      credentialsFileRefresher.start();
      void credentialsFileRefresher.look();
      await sweepStrays(aws, own, sources.writtenFiles, ports.clock);
    },
    async stop() {
      stopWatching?.();
      stopWatching = undefined;
      await following.catch(() => undefined);
      await credentialsFileRefresher.stop();
      await sources.stop();
      await rolePreferences.settled();
      await parts.activity.settled();
      await sealedKeys.settled();
      transport.destroy();
    },
    wake() {
      if (!stopWatching) return;
      transport.forgetRoutes();
      sources.wake();
      void reload();
    },
  };

  async function follow(): Promise<void> {
    await reconcile();
    await reload();
  }

  async function reconcile(): Promise<void> {
    const edits = await parts.editor.reconcile();
    if (edits > 0) ports.log.warn('editsMadeAgain', { edits });
  }

  async function reload(): Promise<void> {
    await ports.settings.reload?.();
    await rolePreferences.load();
    await sources.reload();
    await Promise.all(sources.all().map((source) => parts.accountCache.load(source)));
    parts.state.noteFilesRead();
    parts.state.publish();
    void credentialsFileRefresher.look();
    if (stopWatching) void sealedKeys.tidy();
  }
}

/** Files of our own that other processes of ours change. */
function watchedOwnPaths(own: EngineParts['own']): readonly string[] {
  return [own.settingsPath, own.storedKeysPath, own.refusedTokensPath, own.samlAccountsPath, own.samlSessionsPath];
}
