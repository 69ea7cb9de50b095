import type { LeftOut } from '../../../shared/imports/import-plan.ts';
import type { ConfigDocument } from '../../config/document/config-document.ts';
import { EMPTY_SETUP, leftOut, type SetupPortal, type SetupProfile, type ToolReader } from '../setup.ts';
import { commandWords, importedEntries, profilesIn, runs, ssoRoleOf, type Values } from './config-profiles.ts';

/** Lines of the AWS config file that only aws-vault reads (aws-vault, vault/config.go and USAGE.md). */
const OWN_KEYS = ['include_profile', 'parent_profile', 'mfa_process'] as const;

/** aws-vault: profiles that run `aws-vault exec --json`, and `include_profile`, which no AWS client knows. Its keys stay in its keyring. */
export const awsVault: ToolReader = {
  find({ config, configPath }) {
    return Promise.resolve([...profilesIn(config).values()].some(isOfTool) ? [configPath] : []);
  },
  read({ config }, paths) {
    const profiles = profilesIn(config);
    const portals: SetupPortal[] = [];
    const brought: SetupProfile[] = [];
    const left: LeftOut[] = [];
    for (const [profileName, values] of profiles) {
      if (!isOfTool(values)) continue;
      const changed = profileOf(profileName, profiles, config);
      if (values.has('mfa_process')) left.push(leftOut('commandStays', { setting: 'mfa_process' }));
      if (changed === undefined) left.push(leftOut('keysStay', { name: profileName }));
      else {
        brought.push(changed.profile);
        if (changed.portal && !portals.some(({ startUrl }) => startUrl === changed.portal?.startUrl))
          portals.push(changed.portal);
      }
    }
    return Promise.resolve({ ...EMPTY_SETUP, readFrom: paths, portals, profiles: brought, leftOut: left });
  },
};

function isOfTool(values: Values): boolean {
  return runs(values.get('credential_process'), 'aws-vault') || OWN_KEYS.some((key) => values.has(key));
}

interface Brought {
  readonly profile: SetupProfile;
  readonly portal?: SetupPortal;
}

/** The profile as an AWS client reads it without aws-vault; undefined where its keys are in aws-vault's keyring alone. */
function profileOf(
  profileName: string,
  profiles: ReadonlyMap<string, Values>,
  config: ConfigDocument,
): Brought | undefined {
  const own = profiles.get(profileName) ?? new Map<string, string>();
  const words = commandWords(own.get('credential_process'));
  const target = words.includes('exec') ? targetOf(words) : undefined;
  const source = withIncluded(target ?? profileName, profiles);
  const settings = withIncluded(profileName, profiles);
  const removedKeys = ['include_profile', 'parent_profile', ...(target === undefined ? [] : ['credential_process'])];
  const base = { profileName, ifThere: 'change' as const };
  const sso = ssoRoleOf(source, config);
  if (sso !== undefined) {
    const { region, ...role } = sso;
    const entries = importedEntries(settings).filter(([key]) => key === 'region' || key === 'output');
    const profile = { ...base, role, entries, removedKeys: [...removedKeys, 'sso_start_url', 'sso_region'] };
    return { profile, portal: { startUrl: role.startUrl, region, name: '' } };
  }
  const isChained =
    source.has('role_arn') && source.has('source_profile') && source.get('source_profile') !== profileName;
  const needsProcess = target !== undefined || own.has('mfa_process');
  if (!isChained && needsProcess) return undefined;
  const entries = importedEntries(new Map([...source, ...(target === undefined ? settings : [])]));
  return entries.length === 0 ? undefined : { profile: { ...base, entries, removedKeys } };
}

const VALUE_OPTIONS: ReadonlySet<string> = new Set([
  '--duration',
  '-d',
  '--region',
  '--mfa-token',
  '-t',
  '--prompt',
  '--backend',
  '--keychain',
]);

/** The profile that `aws-vault exec [OPTIONS] PROFILE` names. */
function targetOf(words: readonly string[]): string | undefined {
  const after = words.slice(words.indexOf('exec') + 1);
  for (let at = 0; at < after.length; at += 1) {
    const word = after[at] ?? '';
    if (VALUE_OPTIONS.has(word)) at += 1;
    else if (!word.startsWith('-')) return word;
  }
  return undefined;
}

/** A profile's values, and of the profile it includes those it has not itself; a circle ends where it closes. */
function withIncluded(profileName: string, profiles: ReadonlyMap<string, Values>): Values {
  const seen = new Set<string>();
  const values = new Map<string, string>();
  for (let name: string | undefined = profileName; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const own: Values = profiles.get(name) ?? new Map<string, string>();
    for (const [key, value] of own) if (!values.has(key)) values.set(key, value);
    name = own.get('include_profile') ?? own.get('parent_profile');
  }
  return values;
}
