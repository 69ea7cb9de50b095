import { join } from 'node:path';
import type { LeftOut } from '../../../shared/imports/import-plan.ts';
import { colourOf } from '../colours.ts';
import { fieldsOf, foreignText, isFile, isFolder, listIn, textIn, type Fields } from '../read-foreign.ts';
import {
  EMPTY_SETUP,
  leftOut,
  type Setup,
  type SetupAccount,
  type SetupPortal,
  type SetupProfile,
  type ToolMachine,
  type ToolReader,
} from '../setup.ts';
import { profilesIn, runs, type Values } from './config-profiles.ts';
import { browserForAll } from './tool-browsers.ts';

const OWN_KEYS = [
  'credential_process',
  'granted_sso_start_url',
  'granted_sso_region',
  'granted_sso_account_id',
  'granted_sso_role_name',
  'granted_sso_registration_scopes',
  'common_fate_generated_from',
];

/** Granted's own settings (TOML) and the profiles whose keys come by `granted credential-process` (granted, pkg/config and pkg/awsconfigfile). */
export const granted: ToolReader = {
  async find(machine) {
    const path = await settingsPath(machine);
    const hasProfiles = [...profilesIn(machine.config).values()].some(isGranted);
    return [...((await isFile(path)) ? [path] : []), ...(hasProfiles ? [machine.configPath] : [])];
  },
  async read(machine, paths) {
    const path = await settingsPath(machine);
    const settings = paths.includes(path) ? await parsed(path) : {};
    const fromProfiles = setupOfProfiles(machine);
    const unreadable = settings === undefined ? [leftOut('fileUnreadable', { path })] : [];
    const { rules, left } = await browserRules(settings ?? {}, machine);
    return {
      ...EMPTY_SETUP,
      ...fromProfiles,
      readFrom: paths,
      portals: [...ownPortals(settings ?? {}), ...fromProfiles.portals],
      browserRules: rules,
      leftOut: [...fromProfiles.leftOut, ...left, ...unreadable, ...whatStays(settings ?? {})],
    };
  },
};

/** `~/.granted`; in XDG_CONFIG_HOME only where that is missing. */
async function settingsPath({ surroundings: { homeDir, env } }: ToolMachine): Promise<string> {
  const usual = join(homeDir, '.granted');
  const xdg = env['XDG_CONFIG_HOME'];
  return join(xdg && !(await isFolder(usual)) ? join(xdg, 'granted') : usual, 'config');
}

async function parsed(path: string): Promise<Fields | undefined> {
  const text = await foreignText(path);
  if (text === undefined) return undefined;
  try {
    const { parse } = await import('smol-toml');
    return fieldsOf(parse(text));
  } catch {
    return undefined;
  }
}

function isGranted(values: Values): boolean {
  return values.has('granted_sso_start_url') || runs(values.get('credential_process'), 'granted');
}

function setupOfProfiles({ config }: ToolMachine): Pick<Setup, 'portals' | 'profiles' | 'accounts' | 'leftOut'> {
  const portals: SetupPortal[] = [];
  const profiles: SetupProfile[] = [];
  const accounts: SetupAccount[] = [];
  const left: LeftOut[] = [];
  for (const [profileName, values] of profilesIn(config)) {
    if (!isGranted(values)) continue;
    const [startUrl, accountId, roleName] = ['start_url', 'account_id', 'role_name'].map(
      (key) => values.get(`granted_sso_${key}`) ?? values.get(`sso_${key}`),
    );
    if (startUrl === undefined || accountId === undefined || roleName === undefined) {
      left.push(leftOut('unusable', { name: profileName, reason: 'incomplete' }));
      continue;
    }
    const region = values.get('granted_sso_region') ?? values.get('sso_region') ?? '';
    if (!portals.some((portal) => portal.startUrl === startUrl)) portals.push({ startUrl, region, name: '' });
    const removedKeys = [...OWN_KEYS, 'sso_start_url', 'sso_region'];
    const role = { startUrl, accountId, roleName };
    profiles.push({ profileName, role, entries: [], removedKeys, ifThere: 'change' });
    const colour = colourOf(values.get('granted_color'));
    if (colour !== undefined) accounts.push({ startUrl, accountId, colour });
  }
  return { portals, profiles, accounts, leftOut: left };
}

/** `[SSO.name]`: portals that `granted sso populate` was told of. */
function ownPortals({ SSO }: Fields): readonly SetupPortal[] {
  return Object.entries(fieldsOf(SSO)).flatMap(([name, value]) => {
    const { StartURL, SSORegion } = fieldsOf(value);
    const startUrl = textIn(StartURL);
    return startUrl === undefined ? [] : [{ startUrl, region: textIn(SSORegion) ?? '', name }];
  });
}

/** `STDOUT` prints links, which is no browser. */
async function browserRules({ DefaultBrowser, AWSConsoleBrowserLaunchTemplate }: Fields, { browsers }: ToolMachine) {
  const named = textIn(DefaultBrowser);
  const command =
    AWSConsoleBrowserLaunchTemplate === undefined
      ? []
      : [leftOut('commandStays', { setting: 'AWSConsoleBrowserLaunchTemplate' })];
  if (named === undefined || /stdout$/iu.test(named)) return { rules: [], left: command };
  const { rules, left } = browserForAll(named, await browsers());
  return { rules, left: [...left, ...command] };
}

function whatStays(settings: Fields): readonly LeftOut[] {
  const registries = listIn(fieldsOf(settings['ProfileRegistry'])['Registries']).map(
    ({ url, URL: older }) => url ?? older,
  );
  const older = Array.isArray(settings['ProfileRegistryURLS']) ? settings['ProfileRegistryURLS'] : [];
  return [
    ...[...registries, ...older].flatMap((url) => {
      const text = textIn(url);
      return text === undefined ? [] : [leftOut('registryStays', { url: withoutUserInfo(text) })];
    }),
    ...(textIn(settings['AccessRequestURL']) === undefined
      ? []
      : [leftOut('settingStays', { setting: 'AccessRequestURL' })]),
  ];
}

/** A git URL may hold a token before its host. */
function withoutUserInfo(url: string): string {
  return url.replace(/\/\/[^/@\s]*@/u, '//');
}
