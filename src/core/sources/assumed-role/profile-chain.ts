import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { Secret } from '../../secret.ts';
import type { BaseKeys } from '../sts/sts-gateway.ts';

/** A profile's settings by key. Of a profile in both files the credentials file's count, as in botocore. */
export type ProfileValues = ReadonlyMap<string, string>;

/** One AssumeRole of a chain. */
export interface ChainLink {
  readonly profileName: string;
  readonly roleArn: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly sessionName: string;
  readonly seconds?: number;
  readonly externalId?: string;
  readonly mfaSerial?: string;
}

/** Where the keys of the first AssumeRole come from. */
export type ChainBase =
  | { readonly from: 'keys'; readonly keys: BaseKeys }
  | { readonly from: 'environment' }
  /** A profile that stands for a role of one of the other sources. */
  | { readonly from: 'source'; readonly profileName: string };

export interface ProfileChain {
  readonly base: ChainBase;
  /** In the order of the calls. The last one is the profile's own role. */
  readonly links: readonly [ChainLink, ...ChainLink[]];
  readonly region?: string;
}

const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:[\x21-\x7e]{1,512}\/)?([\w+=,.@-]{1,64})$/u;
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/u;
/** Where the profile names none: the same at each call, so that CloudTrail shows one session. */
const DEFAULT_SESSION_NAME = 'daypass';
/** STS refuses more for a role that is assumed with a role's keys (IAM User Guide, "Role chaining"). */
const CHAINED_MOST_SECONDS = 3600;

/**
 * The calls that a profile with `role_arn` stands for, as botocore makes them; undefined for other profiles.
 * `isSource` returns true for a profile that stands for a role of another source.
 * Throws: roleArnInvalid, sourceProfileLoop, profileUnknown, assumedRoleInvalid, durationTooLong.
 */
export function profileChain(
  profiles: ReadonlyMap<string, ProfileValues>,
  profileName: string,
  isSource: (profileName: string) => boolean,
): ProfileChain | undefined {
  const asked = profiles.get(profileName);
  if (asked?.has('role_arn') !== true) return undefined;
  const later: ChainLink[] = [];
  const seen = new Set<string>();
  let [name, values] = [profileName, asked];
  for (;;) {
    if (seen.has(name)) throw new DaypassError('sourceProfileLoop', { profile: name });
    seen.add(name);
    const link = chainLink(name, values);
    const before = whatIsBefore(profiles, name, values, isSource);
    if (before.from !== 'role')
      return checked({ base: before, links: [link, ...later.toReversed()], ...regionOf(asked) });
    later.push(link);
    [name, values] = [before.profileName, before.values];
  }
}

/** A profile whose role has to be assumed first. */
interface RoleBefore {
  readonly from: 'role';
  readonly profileName: string;
  readonly values: ProfileValues;
}

/** Where a profile's AssumeRole gets its keys from. */
function whatIsBefore(
  profiles: ReadonlyMap<string, ProfileValues>,
  profileName: string,
  values: ProfileValues,
  isSource: (profileName: string) => boolean,
): ChainBase | RoleBefore {
  const [source, credential] = [values.get('source_profile'), values.get('credential_source')];
  const invalid = (problem: string) => new DaypassError('assumedRoleInvalid', { profile: profileName, problem });
  if (source !== undefined && credential !== undefined) throw invalid('twoSources');
  if (source !== undefined) return sourceProfile(profiles, source, profileName, isSource);
  if (credential === undefined) throw invalid('noSource');
  if (credential !== 'Environment') throw invalid('otherSource');
  return { from: 'environment' };
}

function sourceProfile(
  profiles: ReadonlyMap<string, ProfileValues>,
  name: string,
  askedBy: string,
  isSource: (profileName: string) => boolean,
): ChainBase | RoleBefore {
  const values = profiles.get(name);
  const keys = values && keysIn(values);
  // A profile may name itself: its own static keys assume its role.
  if (name === askedBy) {
    if (keys) return { from: 'keys', keys };
    throw new DaypassError('sourceProfileLoop', { profile: name });
  }
  if (values?.has('role_arn') === true) return { from: 'role', profileName: name, values };
  if (keys) return { from: 'keys', keys };
  if (isSource(name)) return { from: 'source', profileName: name };
  if (!values) throw new DaypassError('profileUnknown', { profile: name.slice(0, 200) });
  throw new DaypassError('assumedRoleInvalid', { profile: name, problem: 'noKeys' });
}

function keysIn(values: ProfileValues): BaseKeys | undefined {
  const [accessKeyId, secret] = [values.get('aws_access_key_id'), values.get('aws_secret_access_key')];
  if (accessKeyId === undefined || secret === undefined) return undefined;
  const token = values.get('aws_session_token');
  return {
    accessKeyId,
    secretAccessKey: new Secret(secret),
    ...(token !== undefined && { sessionToken: new Secret(token) }),
  };
}

function chainLink(profileName: string, values: ProfileValues): ChainLink {
  const roleArn = values.get('role_arn') ?? '';
  const [, accountId = '', roleName = ''] = ROLE_ARN.exec(roleArn) ?? [];
  if (accountId === '') throw new DaypassError('roleArnInvalid', { roleArn: roleArn.slice(0, 200) });
  const sessionName = values.get('role_session_name') ?? DEFAULT_SESSION_NAME;
  if (!SESSION_NAME.test(sessionName))
    throw new DaypassError('assumedRoleInvalid', { profile: profileName, problem: 'sessionName' });
  const [externalId, mfaSerial, duration] = ['external_id', 'mfa_serial', 'duration_seconds'].map((key) =>
    values.get(key),
  );
  if (duration !== undefined && !/^\d{1,6}$/u.test(duration))
    throw new DaypassError('assumedRoleInvalid', { profile: profileName, problem: 'duration' });
  return {
    profileName,
    roleArn,
    accountId,
    roleName,
    sessionName,
    ...(duration !== undefined && { seconds: Number(duration) }),
    ...(externalId !== undefined && { externalId }),
    ...(mfaSerial !== undefined && { mfaSerial }),
  };
}

/** Said before AWS refuses: a role that is assumed with a role's keys lasts an hour at most. */
function checked(chain: ProfileChain): ProfileChain {
  const isBaseRole = chain.base.from === 'source';
  const tooLong = chain.links.find(
    ({ seconds = 0 }, index) => seconds > CHAINED_MOST_SECONDS && (isBaseRole || index > 0),
  );
  if (tooLong) throw new DaypassError('durationTooLong', { profile: tooLong.profileName });
  return chain;
}

/** Every link of a chain goes to the Region of the profile that was asked for, as in botocore. */
function regionOf(values: ProfileValues): { readonly region?: string } {
  const region = values.get('region');
  return region === undefined ? {} : { region };
}
