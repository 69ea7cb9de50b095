/** The engine's one door: shells import from here and nowhere else in core. */
export { createEngine } from './engine/compose.ts';
export { keySource } from './engine/roles/key-source.ts';
export { browserFor, browserForEverything } from './browsers/browser-rules.ts';
export { installedBrowsers, type Browsers } from './browsers/browsers.ts';
export { allowedLink, endpointUrlsOf } from './transport/link-gate.ts';
export { openerEnvironment, secretVariables } from './browsers/launch/opener-environment.ts';
export { oneTimeLink, openOnce, type OneTimeLink } from './transport/loopback/one-time-link.ts';
export type { ConsolePlace } from './requests.ts';
export { childEnvironment, cleanEnvironment } from './roles/output/child-environment.ts';
export { writeFailure, writeOut, writeProfileVariable } from './roles/output/write-out.ts';
export { awsPaths } from './disk/paths/aws-paths.ts';
export { writeFileAtomically } from './disk/write/atomic-write.ts';
export { openOwnFolder } from './disk/paths/own-folder.ts';
export { openOwnFile } from './disk/read/open-own-file.ts';
export { ownPaths, type OwnPaths } from './disk/paths/own-paths.ts';
export { legacyPortals } from './profiles/read/legacy-portals.ts';
export { withoutNamedSecrets } from './disk/secret-text.ts';
export { readOwnJson, writeOwnJson } from './disk/write/own-json.ts';
export { isBrowserChoice, isSettingsChange } from './settings/schema.ts';
export { openSettings, type SettingsStore } from './settings/store.ts';
export { proxyBySetting, proxySettingAddress } from './transport/proxies/chosen-proxy.ts';
export { Secret } from './secret.ts';
export { ContainerEndpoint, type ContainerCredentials } from './service/container-endpoint.ts';
export { KeyService } from './service/key-service.ts';
export type { ActivityLog, NewEntry } from './roles/activity/activity-log.ts';
export { storedEntry } from './roles/activity/stored-entry.ts';
export type { IssueOptions } from './roles/issue.ts';
export type { Engine } from './engine/api.ts';
export type { ListedAccounts, NewSessionInput, RoleSelector, SignInOptions, SignInPrompt } from './requests.ts';
export type { Account, EngineState, SourceState, SsoProfile } from './state.ts';
export type { RoleCredentials } from './role-credentials.ts';
export type {
  Alarm,
  Browser,
  Clock,
  EnginePorts,
  Log,
  ProxyChoice,
  ProxyServer,
  Random,
  Surroundings,
  SystemProxy,
  Vault,
} from './ports.ts';
