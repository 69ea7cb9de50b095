import { join } from 'node:path';
import type { ImportedKey } from '../../../shared/domain/config-edits.ts';
import type { LeftOut } from '../../../shared/imports/import-plan.ts';
import { colourOf } from '../colours.ts';
import { parseYaml } from '../parse-yaml.ts';
import { fieldsOf, foreignText, isFile, isFolder, roleInArn, textIn, type Fields } from '../read-foreign.ts';
import {
  EMPTY_SETUP,
  leftOut,
  type SetupAccount,
  type SetupPortal,
  type SetupProfile,
  type ToolMachine,
  type ToolReader,
} from '../setup.ts';
import { commandWords, optionIn, profilesIn, runs } from './config-profiles.ts';
import { browserForAll } from './tool-browsers.ts';

/** aws-sso-cli: its settings (YAML) and the profiles it has written into the AWS config file (its docs/config.md). */
export const awsSso: ToolReader = {
  async find(machine) {
    const path = await settingsPath(machine);
    return (await isFile(path)) ? [path] : [];
  },
  async read(machine, paths) {
    const [path = ''] = paths;
    const text = await foreignText(path);
    const settings = text === undefined ? undefined : await parseYaml(text, { asText: true });
    if (settings === undefined)
      return { ...EMPTY_SETUP, readFrom: paths, leftOut: [leftOut('fileUnreadable', { path })] };
    const fields = fieldsOf(settings);
    const instances = Object.entries(fieldsOf(fields['SSOConfig'])).map(([name, value]) => instanceOf(name, value));
    const written = writtenProfiles(machine, instances);
    const browser = textIn(fields['UrlAction']) === 'exec' ? undefined : textIn(fields['Browser']);
    const { rules, left } = browserForAll(browser, browser === undefined ? [] : await machine.browsers());
    return {
      ...EMPTY_SETUP,
      readFrom: [...paths, ...(written.profiles.length > 0 ? [machine.configPath] : [])],
      portals: instances.flatMap(({ portal }) => portal ?? []),
      profiles: [...written.profiles, ...instances.flatMap((instance) => ownProfiles(instance, written.names))],
      accounts: instances.flatMap(({ accounts }) => accounts),
      browserRules: rules,
      leftOut: [
        ...instances.flatMap((instance) => instance.left),
        ...written.left,
        ...left,
        ...whatStays(fields, written.profiles.length > 0),
      ],
    };
  },
};

/** `AWS_SSO_CONFIG`, else `~/.aws-sso` where it exists, else `~/.config/aws-sso` (its internal/config/config.go). */
async function settingsPath({ surroundings: { homeDir, env } }: ToolMachine): Promise<string> {
  const chosen = env['AWS_SSO_CONFIG'];
  if (chosen) return chosen.replace(/^~(?=[\\/])/u, homeDir);
  const older = join(homeDir, '.aws-sso');
  return join((await isFolder(older)) ? older : join(homeDir, '.config', 'aws-sso'), 'config.yaml');
}

interface Instance {
  readonly name: string;
  readonly portal?: SetupPortal;
  readonly accounts: readonly SetupAccount[];
  /** Roles that the person has named a profile for. */
  readonly roles: readonly {
    readonly accountId: string;
    readonly roleName: string;
    readonly fields: Fields;
    readonly region?: string;
  }[];
  readonly left: readonly LeftOut[];
}

function instanceOf(name: string, value: unknown): Instance {
  const { StartUrl, SSORegion, DefaultRegion, Accounts } = fieldsOf(value);
  const startUrl = textIn(StartUrl);
  if (startUrl === undefined)
    return { name, accounts: [], roles: [], left: [leftOut('unusable', { name, reason: 'incomplete' })] };
  const accounts: SetupAccount[] = [];
  const roles: Instance['roles'][number][] = [];
  for (const [id, account] of Object.entries(fieldsOf(Accounts))) {
    const { Name, Tags, Roles, DefaultRegion: ofAccount } = fieldsOf(account);
    // Written as a number, an id has lost its leading zeros.
    const accountId = id.padStart(12, '0');
    const [label, colour] = [textIn(Name), colourOf(fieldsOf(Tags)['Color'])];
    if (label !== undefined || colour !== undefined)
      accounts.push({
        startUrl,
        accountId,
        ...(label !== undefined && { label }),
        ...(colour !== undefined && { colour }),
      });
    for (const [roleName, role] of Object.entries(fieldsOf(Roles))) {
      const fields = fieldsOf(role);
      const region = textIn(fields['DefaultRegion']) ?? textIn(ofAccount) ?? textIn(DefaultRegion);
      roles.push({ accountId, roleName, fields, ...(region !== undefined && { region }) });
    }
  }
  return { name, portal: { startUrl, region: textIn(SSORegion) ?? '', name }, accounts, roles, left: [] };
}

/** Roles with `Profile:` that no line of the AWS config file stands for yet. Roles with `Via:` are assumed by another one's keys. */
function ownProfiles({ portal, roles }: Instance, written: ReadonlySet<string>): readonly SetupProfile[] {
  if (portal === undefined) return [];
  const nameOf = ({ accountId, roleName, fields }: Instance['roles'][number]) =>
    textIn(fields['Profile']) ?? `${accountId}:${roleName}`;
  return roles.flatMap((role): SetupProfile[] => {
    const { accountId, roleName, fields, region } = role;
    const profileName = nameOf(role);
    const via = textIn(fields['Via']);
    if (written.has(profileName) || (textIn(fields['Profile']) === undefined && via === undefined)) return [];
    const settings = region === undefined ? [] : [['region', region] as const];
    const base = { profileName, removedKeys: [], ifThere: 'leave' as const };
    if (via === undefined)
      return [{ ...base, role: { startUrl: portal.startUrl, accountId, roleName }, entries: settings }];
    const source = roleInArn(via);
    const sourceRole = roles.find(
      (other) => other.accountId === source?.accountId && other.roleName === source.roleName,
    );
    const sourceProfile = sourceRole === undefined ? undefined : nameOf(sourceRole);
    if (sourceProfile === undefined) return [];
    const entries: (readonly [ImportedKey, string])[] = [
      ['role_arn', `arn:aws:iam::${accountId}:role/${roleName}`],
      ['source_profile', sourceProfile],
    ];
    return [{ ...base, entries: [...entries, ...settings] }];
  });
}

/** Profiles of the AWS config file whose keys come by `aws-sso … process --arn ARN`. */
function writtenProfiles({ config }: ToolMachine, instances: readonly Instance[]) {
  const profiles: SetupProfile[] = [];
  const left: LeftOut[] = [];
  const names = new Set<string>();
  for (const [profileName, values] of profilesIn(config)) {
    const words = commandWords(values.get('credential_process'));
    if (!runs(values.get('credential_process'), 'aws-sso') || !words.includes('process')) continue;
    names.add(profileName);
    const role = roleInArn(optionIn(words, '--arn', '-a') ?? '');
    const sso = optionIn(words, '-S', '--sso') ?? 'Default';
    const portal =
      instances.find(({ name }) => name === sso)?.portal ?? (instances.length === 1 ? instances[0]?.portal : undefined);
    const via = instances
      .flatMap(({ roles }) => roles)
      .find((one) => one.accountId === role?.accountId && one.roleName === role.roleName)?.fields['Via'];
    if (role === undefined || portal === undefined || via !== undefined)
      left.push(leftOut('unusable', { name: profileName, reason: via === undefined ? 'incomplete' : 'chained' }));
    else
      profiles.push({
        profileName,
        role: { startUrl: portal.startUrl, ...role },
        entries: [],
        removedKeys: ['credential_process'],
        ifThere: 'change',
      });
  }
  return { profiles, names, left };
}

function whatStays(fields: Fields, hasProfiles: boolean): readonly LeftOut[] {
  const { UrlAction, UrlExecCommand, ProfileFormat, AutoConfigCheck, FirefoxOpenUrlInContainer } = fields;
  const isOn = (value: unknown) => /^true$/iu.test(textIn(value) ?? '');
  return [
    ...(textIn(UrlAction) === 'exec' || UrlExecCommand !== undefined
      ? [leftOut('commandStays', { setting: 'UrlExecCommand' })]
      : []),
    ...(ProfileFormat === undefined ? [] : [leftOut('settingStays', { setting: 'ProfileFormat' })]),
    ...(isOn(FirefoxOpenUrlInContainer) ? [leftOut('settingStays', { setting: 'FirefoxOpenUrlInContainer' })] : []),
    ...(hasProfiles && isOn(AutoConfigCheck) ? [leftOut('toolRewrites', { setting: 'AutoConfigCheck' })] : []),
  ];
}
