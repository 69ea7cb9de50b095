/**
 * The engine's second door, for what must start at once: the client of the key service. Nothing behind it loads the AWS
 * SDK, a schema library or a parser.
 */
import type { Settings } from '../shared/domain/settings.ts';
import type { Ports, Surroundings } from './ports.ts';

export { ownPaths } from './disk/paths/own-paths.ts';
export { openToAll } from './disk/paths/open-to-all.ts';
export { COMMAND_LINE_SWITCH, headlessSwitches, ownAppImage, packagedCommand } from './disk/paths/packaged-command.ts';
export { machineFiles } from './disk/read/machine-files.ts';
export type { Surroundings } from './ports.ts';
export { askAnyService, askService, type NoService } from './service/client.ts';
export type {
  ServiceAnswer,
  ServiceRequest,
  ServiceRequester,
  ServiceSelector,
  WaitingNotice,
} from './service/protocol.ts';

/**
 * Runs `action` while no other process of this person's runs it here. Returns `busy` where one does. Loaded on request: only
 * callers that find no key service need it. Rejects as `withFileLock`.
 */
export async function inStartersTurn<T>(
  ownDir: string,
  ports: Pick<Ports, 'alarm' | 'clock' | 'random'>,
  action: () => Promise<T>,
): Promise<T | 'busy'> {
  const turn = await import('./service/starters-turn.ts');
  return turn.inStartersTurn(ownDir, ports, action);
}

/** The person's settings, for a process that only reads them. Loaded on request: the client of the service needs none. */
export async function readSettings(
  surroundings: Pick<Surroundings, 'platform' | 'homeDir' | 'env'>,
  locales: readonly string[],
): Promise<Settings> {
  const store = await import('./settings/store.ts');
  return store.readSettings(surroundings, locales);
}
