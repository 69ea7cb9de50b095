/**
 * The engine's second door, for what must start at once: the client of the key service. Nothing behind it loads the AWS
 * SDK, a schema library or a parser.
 */
export { ownPaths } from './disk/paths/own-paths.ts';
export type { Surroundings } from './ports.ts';
export { readSettings } from './settings/store.ts';
export { askService, type NoService } from './service/client.ts';
export type {
  ServiceAnswer,
  ServiceRequest,
  ServiceRequester,
  ServiceSelector,
  WaitingNotice,
} from './service/protocol.ts';
