/** The engine's one door: shells import from here and nowhere else in core. */
export { createEngine } from './engine/compose.ts';
export { keySource } from './engine/roles/key-source.ts';
export { isLookAlikeOfAws } from './sources/saml/look-alike-host.ts';
export { MOST_FORM_BYTES, samlResponseOf } from './sources/saml/sign-in/posted-form.ts';
export { isRefusedSignInPost, samlSignInEndpoint } from './sources/saml/sign-in-endpoints.ts';
export { windowDataDir, windowPartition } from './sources/saml/sign-in/window-data.ts';
export { remoteReason } from './sources/identity-center/sign-in/flow-choice.ts';
export { browserFor, browserForEverything } from './browsers/browser-rules.ts';
export { installedBrowsers, type Browsers } from './browsers/browsers.ts';
export { startProgram } from './browsers/launch/start-program.ts';
export { installedPrograms, withFolders } from './disk/read/installed-programs.ts';
export { allowedLink, endpointUrlsOf } from './transport/link-gate.ts';
export { openerEnvironment, secretVariables } from './browsers/launch/opener-environment.ts';
export { oneTimeLink, openOnce, type OneTimeLink } from './transport/loopback/one-time-link.ts';
export type { ConsolePlace } from './requests.ts';
export { childEnvironment, cleanEnvironment } from './roles/output/child-environment.ts';
export { KEY_VARIABLES, OTHER_CREDENTIAL_SOURCES } from './roles/output/conflicting-variables.ts';
export {
  PREVIOUS_PROFILE,
  writeFailure,
  writeOut,
  writeProfileSwitch,
  writeProfileVariable,
} from './roles/output/write-out.ts';
export { awsPaths } from './disk/paths/aws-paths.ts';
export { writeFileAtomically } from './disk/write/atomic-write.ts';
export { openOwnFolder } from './disk/paths/own-folder.ts';
export { openOwnFile } from './disk/read/open-own-file.ts';
export { ownPaths, type OwnPaths } from './disk/paths/own-paths.ts';
export { legacyPortals } from './profiles/read/legacy-portals.ts';
export { shareKeys } from './profiles/shared-folder/share-keys.ts';
export { sharedConfigPath, type SharedRole } from './profiles/shared-folder/shared-config.ts';
export { withoutNamedSecrets } from './disk/secret-text.ts';
export { readOwnJson, writeOwnJson } from './disk/write/own-json.ts';
export { isBrowserChoice, isSettingsChange } from './settings/schema.ts';
export { openSettings, type SettingsStore } from './settings/store.ts';
export { extraAuthorities } from './transport/authorities.ts';
export { proxyFromEnvironment } from './transport/proxies/proxy-environment.ts';
export { proxyAddress } from './transport/proxies/proxy-url.ts';
export { proxyBySetting, proxySettingAddress } from './transport/proxies/chosen-proxy.ts';
export { Secret } from './secret.ts';
export type { InstallPlace } from './updates/install-kind.ts';
export { updateCommands } from './updates/update-commands.ts';
export { releaseFeed, repositoryAddress } from './updates/release-feed.ts';
export { UpdateChecker } from './updates/update-checker.ts';
export type { TransportPorts } from './transport/aws-transport.ts';
export { ContainerEndpoint, type ContainerCredentials } from './service/container-endpoint.ts';
export { KeyService } from './service/key-service.ts';
export type { AskAboutTool } from './service/tool-approvals.ts';
export type { ActivityLog, NewEntry } from './roles/activity/activity-log.ts';
export { storedEntry } from './roles/activity/stored-entry.ts';
export type { IssueOptions } from './roles/issue.ts';
export type { Engine } from './engine/api.ts';
export type { TeamsApi } from './engine/imports/teams-api.ts';
export type { ImportsApi } from './engine/imports/imports-api.ts';
export type { ListedAccounts, NewSessionInput, RoleSelector, SignInOptions, SignInPrompt } from './requests.ts';
export type { Account, AssumedRole, EngineState, SourceState, SsoProfile } from './state.ts';
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
  SignInWindow,
  SignInWindowRequest,
  Surroundings,
  SystemProxy,
  Vault,
} from './ports.ts';
