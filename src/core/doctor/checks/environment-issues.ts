import { formatInstant, parseInstant } from '../../../shared/text/instant.ts';
import type { Evidence } from '../evidence.ts';
import { ALL_CLIENTS, type Issue } from '../issue.ts';
import { MeantNames } from '../meant-names.ts';
import { withoutEnding } from '../../../shared/text/without-ending.ts';

/** Variables that win over the files, or send tools elsewhere (AWS SDKs and Tools Reference Guide, environment variables). */
export function environmentIssues(evidence: Evidence, profileNames: ReadonlySet<string>): Issue[] {
  const issues = [
    ...keys(evidence),
    ...profiles(evidence, profileNames),
    ...regions(evidence),
    ...endpoints(evidence),
    ...unverifiedTls(evidence),
    ...authorities(evidence),
    ...expired(evidence),
    ...files(evidence),
    ...homes(evidence),
  ];
  // The command that fixes it is for the shell that the platform comes with.
  const shell = evidence.platform === 'win32' ? { shell: 'powershell' } : {};
  return issues.map((issue): Issue => Object.assign(issue, { facts: { ...issue.facts, ...shell } }));
}

function keys({ env }: Evidence): Issue[] {
  const variable = 'AWS_ACCESS_KEY_ID';
  return isSet(env[variable])
    ? [{ code: 'environmentKeys', severity: 'warning', clients: ALL_CLIENTS, facts: { variable } }]
    : [];
}

function profiles({ env }: Evidence, names: ReadonlySet<string>): Issue[] {
  const [awsProfile, awsDefaultProfile] = [env['AWS_PROFILE'], env['AWS_DEFAULT_PROFILE']];
  const issues: Issue[] = [];
  const meant = new MeantNames(names);
  for (const [variable, value] of Object.entries({ AWS_PROFILE: awsProfile, AWS_DEFAULT_PROFILE: awsDefaultProfile })) {
    if (!isSet(value) || value === 'default' || names.has(value)) continue;
    // The SDK for JavaScript knows AWS_PROFILE alone.
    const clients = variable === 'AWS_PROFILE' ? ALL_CLIENTS : (['botocore', 'go'] as const);
    const near = meant.only(value);
    const facts = { variable, value, ...(near !== undefined && { near }) };
    issues.push({ code: 'environmentProfileMissing', severity: 'error', clients, facts });
  }
  if (isSet(awsProfile) && isSet(awsDefaultProfile) && awsProfile !== awsDefaultProfile) {
    const facts = { awsProfile, awsDefaultProfile };
    issues.push({ code: 'environmentProfilesDiffer', severity: 'warning', clients: ['botocore'], facts });
  }
  return issues;
}

function regions({ env }: Evidence): Issue[] {
  const [awsRegion, awsDefaultRegion] = [env['AWS_REGION'], env['AWS_DEFAULT_REGION']];
  if (!isSet(awsRegion) || !isSet(awsDefaultRegion) || awsRegion === awsDefaultRegion) return [];
  return [
    { code: 'environmentRegion', severity: 'warning', clients: ALL_CLIENTS, facts: { awsRegion, awsDefaultRegion } },
  ];
}

/** One finding for all: who points tools elsewhere sets a variable for each service. */
function endpoints({ env }: Evidence): Issue[] {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true') return [];
  const set = Object.entries(env).filter(([name, value]) => /^AWS_ENDPOINT_URL(_\w+)?$/.test(name) && isSet(value));
  const [first, ...more] = set.map(([name]) => name);
  if (first === undefined) return [];
  const hosts = new Set(set.flatMap(([, value = '']) => (URL.canParse(value) ? [new URL(value).host] : [])));
  const facts = {
    variable: first,
    ...(more.length > 0 && { also: more.join(' ') }),
    ...(hosts.size > 0 && { host: [...hosts].join(', ') }),
  };
  return [{ code: 'environmentEndpoint', severity: 'note', clients: [], facts }];
}

/** A file of authorities that is not there: boto3 and the AWS CLI fail at every call, Node only warns. */
function authorities({ env, missingAuthorities }: Evidence): Issue[] {
  const variables = [
    ['AWS_CA_BUNDLE', 'error', ['botocore', 'go']],
    ['NODE_EXTRA_CA_CERTS', 'warning', ['javascript']],
  ] as const;
  return variables.flatMap(([variable, severity, clients]): Issue[] => {
    const path = env[variable];
    if (!isSet(path) || !missingAuthorities.has(path)) return [];
    return [{ code: 'environmentAuthoritiesMissing', severity, clients, facts: { variable, path } }];
  });
}

/** Tools that put keys into the environment write their end beside them, and botocore refuses the keys from then on. */
function expired({ env, nowMillis }: Evidence): Issue[] {
  const variable = 'AWS_CREDENTIAL_EXPIRATION';
  const endedMillis = parseInstant(env[variable]);
  if (!isSet(env['AWS_ACCESS_KEY_ID']) || endedMillis === undefined || endedMillis > nowMillis) return [];
  const facts = { variable, ended: formatInstant(endedMillis) };
  return [{ code: 'environmentKeysExpired', severity: 'error', clients: ALL_CLIENTS, facts }];
}

/** Node verifies no server then (https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue). Daypass does all the same. */
function unverifiedTls({ env }: Evidence): Issue[] {
  const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
  return env[variable] === '0'
    ? [{ code: 'environmentTlsUnverified', severity: 'warning', clients: ['javascript'], facts: { variable } }]
    : [];
}

function files(evidence: Evidence): Issue[] {
  const places = [
    ['AWS_CONFIG_FILE', evidence.configPath, evidence.files.config],
    ['AWS_SHARED_CREDENTIALS_FILE', evidence.credentialsPath, evidence.files.credentials],
  ] as const;
  return places.flatMap(([variable, path, state]): Issue[] => {
    if (!isSet(evidence.env[variable])) return [];
    const isMissing = state === 'missing';
    const facts = { variable, path, state };
    // The null device is a way to say that no file is wanted.
    const isMeant = path === '/dev/null' || path.toUpperCase() === 'NUL';
    const severity = isMissing && !isMeant ? 'warning' : 'note';
    return [{ code: 'environmentFileElsewhere', severity, clients: isMissing ? ALL_CLIENTS : [], facts }];
  });
}

function homes({ platform, env, files: { config } }: Evidence): Issue[] {
  if (platform === 'win32') {
    const [home, userProfile] = [env['HOME'], env['USERPROFILE']];
    if (!isSet(home) || !isSet(userProfile) || windowsPath(home) === windowsPath(userProfile)) return [];
    return [{ code: 'homeSplit', severity: 'warning', clients: ALL_CLIENTS, facts: { where: 'windows' } }];
  }
  // Somebody whose profiles are here knows.
  const isLost = isSet(env['WSL_DISTRO_NAME']) && config === 'missing';
  return isLost ? [{ code: 'homeSplit', severity: 'note', clients: [], facts: { where: 'wsl' } }] : [];
}

/** Git Bash writes `/c/Users/ann` for `C:\Users\ann`. */
function windowsPath(path: string): string {
  const slashes = withoutEnding(path.replaceAll('\\', '/'), '/').toLowerCase();
  return slashes.replace(/^\/([a-z])\//, '$1:/');
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
