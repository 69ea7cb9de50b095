import { formatInstant, parseInstant } from '../../../shared/text/instant.ts';
import { ALL_CLIENTS, type Issue } from '../issue.ts';
import { MeantNames } from '../meant-names.ts';
import type { ByName, NamedValues, PlacedValue } from '../named-values.ts';

/** Profiles that get keys through another profile or program, or beside their own sign-in. */
export function roleChainIssues(profiles: ByName, credentials: ByName): Issue[] {
  const meant = new MeantNames(new Set([...profiles.keys(), ...credentials.keys()]));
  const issues = [...profiles.values()].flatMap((profile) =>
    ofSource(profile, profiles, credentials, meant).concat(
      ofShadow(profile, credentials),
      ofTwoSources(profile),
      ofProcess(profile),
      ofDuration(profile, profiles),
    ),
  );
  return issues.map((issue): Issue => Object.assign(issue, { file: 'config' }));
}

function ofSource(
  { name, line, values }: NamedValues,
  profiles: ByName,
  credentials: ByName,
  meant: MeantNames,
): Issue[] {
  const base = { severity: 'error', clients: ALL_CLIENTS, identity: name } as const;
  if (!values.has('role_arn')) return [];
  const source = values.get('source_profile');
  if (source === undefined) {
    const hasOther = values.has('credential_source') || values.has('web_identity_token_file');
    const facts = { profile: name, missing: 'source_profile' };
    return hasOther ? [] : [{ ...base, code: 'profileIncomplete', line, facts }];
  }
  if (!profiles.has(source.value) && !credentials.has(source.value)) {
    const { facts: near, ...fixes } = meant.of(source.value, source.line, name);
    const facts = { profile: name, source: source.value, ...near };
    return [{ ...base, ...fixes, code: 'sourceProfileMissing', line: source.line, facts }];
  }
  const chain = loopFrom(name, profiles, credentials);
  return chain === undefined
    ? []
    : [{ ...base, code: 'sourceProfileLoop', line: source.line, facts: { profile: name, chain: chain.join(' → ') } }];
}

/** The way back to the profile itself. A source that has static keys ends the way: a profile may even name itself then. */
function loopFrom(name: string, profiles: ByName, credentials: ByName): string[] | undefined {
  const chain = [name];
  for (let at = name; ;) {
    const values = profiles.get(at)?.values;
    const next = values?.has('role_arn') === true ? values.get('source_profile')?.value : undefined;
    const hasKeys = [profiles, credentials].some((file) => file.get(next ?? '')?.values.has('aws_access_key_id'));
    if (next === undefined || hasKeys) return undefined;
    if (next === name) return [...chain, next];
    // A circle further on is told of by those in it.
    if (chain.includes(next)) return undefined;
    chain.push(next);
    at = next;
  }
}

/** Static keys of the same name: the SDKs for JavaScript and Go take them before the sign-in (fromIni; resolveCredentialChain). */
function ofShadow({ name, values }: NamedValues, credentials: ByName): Issue[] {
  const sign: PlacedValue | undefined = values.get('sso_session') ?? values.get('sso_start_url');
  const keys = credentials.get(name)?.values.get('aws_access_key_id');
  if (sign === undefined || keys === undefined) return [];
  const facts = { profile: name, line: keys.line };
  return [{ code: 'staticKeysShadow', severity: 'warning', clients: ['javascript', 'go'], line: sign.line, facts }];
}

/** botocore, the SDK for Go and the SDK for JavaScript refuse a profile that names both. */
function ofTwoSources({ name, values }: NamedValues): Issue[] {
  const also = values.get('credential_source');
  if (!values.has('source_profile') || also === undefined || !values.has('role_arn')) return [];
  const facts = { profile: name };
  return [{ code: 'sourceTwice', severity: 'error', clients: ALL_CLIENTS, line: also.line, facts, identity: name }];
}

/** botocore and the SDK for Go sign in; the SDK for JavaScript runs the program (fromIni's resolveProfileData). */
function ofProcess({ name, values }: NamedValues): Issue[] {
  const program = values.get('credential_process');
  const signsIn = values.has('sso_role_name') && (values.has('sso_session') || values.has('sso_start_url'));
  if (program === undefined || !signsIn) return [];
  const facts = { profile: name };
  return [{ code: 'signInAndProcess', severity: 'warning', clients: ['javascript'], line: program.line, facts }];
}

const LONGEST_CHAINED_SECONDS = 3_600;

/** AWS gives a role assumed with another role's keys at most an hour (IAM User Guide, "Role chaining"). */
function ofDuration({ name, values }: NamedValues, profiles: ByName): Issue[] {
  const placed = values.get('duration_seconds');
  const source = profiles.get(values.get('source_profile')?.value ?? '')?.values;
  const isChained = source?.has('role_arn') === true || source?.has('sso_role_name') === true;
  if (placed === undefined || !values.has('role_arn') || !isChained) return [];
  if (!(Number(placed.value) > LONGEST_CHAINED_SECONDS)) return [];
  const facts = { profile: name, value: placed.value };
  return [{ code: 'durationTooLong', severity: 'error', clients: ALL_CLIENTS, line: placed.line, facts }];
}

/** Where tools write when the keys of a section end: saml2aws, aws-adfs, okta-aws-cli and others. */
const EXPIRY_KEYS = ['x_security_token_expires', 'aws_expiration', 'aws_credential_expiration', 'expiration'];

/** Keys that another tool wrote into the credentials file, and which have ended by its own word. */
export function expiredKeys(credentials: ByName, nowMillis: number): Issue[] {
  return [...credentials.values()].flatMap(({ name, values }): Issue[] => {
    const placed = EXPIRY_KEYS.map((key) => values.get(key)).find((found) => found !== undefined);
    const endedMillis = parseInstant(placed?.value.replace(' ', 'T'));
    if (placed === undefined || endedMillis === undefined || endedMillis > nowMillis) return [];
    if (!values.has('aws_session_token')) return [];
    const facts = { profile: name, ended: formatInstant(endedMillis) };
    return [
      { code: 'keysExpired', severity: 'warning', clients: ALL_CLIENTS, file: 'credentials', line: placed.line, facts },
    ];
  });
}

/** Programs that `credential_process` runs, by profile; only where a name or path can be told from the command. */
export function processPrograms(
  profiles: ByName,
): { readonly profile: string; readonly line: number; readonly program: string }[] {
  return [...profiles.values()].flatMap(({ name, values }) => {
    const placed = values.get('credential_process');
    const [, quoted, plain] = /^(?:"([^"]+)"|([\w./\\:+@-]+))(?:\s|$)/.exec(placed?.value ?? '') ?? [];
    const program = quoted ?? plain;
    return placed === undefined || program === undefined ? [] : [{ profile: name, line: placed.line, program }];
  });
}
