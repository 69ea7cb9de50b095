/** The engine's one door: shells import from here and nowhere else in core. */
export { createEngine } from './engine.ts';
export { browserFor, browserForEverything } from './browsers/browser-rules.ts';
export { installedBrowsers, type Browsers } from './browsers/browsers.ts';
export { allowedLink, endpointUrlsOf } from './browsers/link-gate.ts';
export { openerEnvironment } from './browsers/opener-environment.ts';
export { oneTimeLink, openOnce, type OneTimeLink } from './browsers/one-time-link.ts';
export type { ConsolePlace } from './credentials/console-destination.ts';
export { childEnvironment } from './credentials/child-environment.ts';
export { writeFailure, writeOut, writeProfileVariable } from './credentials/write-out.ts';
export { awsPaths } from './files/aws-paths.ts';
export { writeFileAtomically } from './files/atomic-write.ts';
export { appendLines, readLines, replaceLines } from './files/line-file.ts';
export { openOwnFolder } from './files/own-folder.ts';
export { openOwnFile } from './files/open-own-file.ts';
export { ownPaths, type OwnPaths } from './files/own-paths.ts';
export { legacyPortals, portalKey } from './profiles/legacy-portals.ts';
export { withoutNamedSecrets } from './files/secret-text.ts';
export { readOwnJson, writeOwnJson } from './files/own-json.ts';
export { Secret } from './secret.ts';
export type {
  Engine,
  ListedAccounts,
  NewSessionInput,
  RoleSelector,
  SignInOptions,
  SignInPrompt,
} from './engine-api.ts';
export type { Account, EngineState, SessionState, SsoProfile, SsoSession } from './engine-state.ts';
export type { RoleCredentials } from './portal/role-credentials.ts';
export type {
  Alarm,
  Browser,
  Clock,
  Log,
  Ports,
  ProxyChoice,
  ProxyServer,
  Random,
  Surroundings,
  SystemProxy,
  Vault,
} from './ports.ts';
