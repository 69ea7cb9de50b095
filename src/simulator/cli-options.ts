import { parseArgs } from 'node:util';
import type { PortalOptions, SimulatorOptions } from './options.ts';
import { SimulatorOptionError } from './settings.ts';

/** What the command line asks for. */
export type CliRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'run'; readonly json: boolean; readonly options: SimulatorOptions };

export const usage = `Usage: npm run simulator -- [options]

A local IAM Identity Center to sign in against: OIDC, access portal and the pages
a person approves on. Everything it hands out is fake, and it is for this machine only.

  --port N                service and pages (default: any free port)
  --admin-port N          admin API: clock, faults, request log
  --tls-port N            the same service under AWS's host names, over TLS
  --proxy-port N          the CONNECT proxy that leads there
  --no-tls                neither of these two
  --start-url URL[,REGION]  an access portal; may be repeated
                          (default: https://d-demo.awsapps.com/start)
  --region REGION         region of the portals (default: eu-west-1)
  --accounts N            accounts per portal (default: 6)
  --roles N               roles per account (default: 3)
  --seed TEXT             equal seeds give equal accounts
  --awkward-names WHICH   none, some (default) or all hostile names
  --token-seconds N       life of access tokens (default: 3600)
  --session-seconds N     life of a sign-in (default: 28800)
  --registration-seconds N  life of client registrations (default: 7776000)
  --role-seconds N        life of role credentials (default: 3600)
  --interval-seconds N    least time between device code polls (default: 1)
  --requests-per-second N portal calls per token before 429 (default: no limit)
  --page-size N           longest page of accounts or roles (default: 100)
  --json                  print one line of JSON with all addresses
  --help                  this text
`;

export const flags = {
  port: { type: 'string' },
  'admin-port': { type: 'string' },
  'tls-port': { type: 'string' },
  'proxy-port': { type: 'string' },
  'no-tls': { type: 'boolean' },
  'start-url': { type: 'string', multiple: true },
  region: { type: 'string' },
  accounts: { type: 'string' },
  roles: { type: 'string' },
  seed: { type: 'string' },
  'awkward-names': { type: 'string' },
  'token-seconds': { type: 'string' },
  'session-seconds': { type: 'string' },
  'registration-seconds': { type: 'string' },
  'role-seconds': { type: 'string' },
  'interval-seconds': { type: 'string' },
  'requests-per-second': { type: 'string' },
  'page-size': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws SimulatorOptionError naming the option that makes no sense. */
export function parseCliArguments(argv: readonly string[]): CliRequest {
  const values = parseFlags(argv);
  if (values.help === true) return { kind: 'help' };
  const number = (name: NumberFlag): number | undefined => wholeNumber(name, values[name]);
  return {
    kind: 'run',
    json: values.json === true,
    options: {
      port: number('port'),
      adminPort: number('admin-port'),
      tls: values['no-tls'] === true ? false : { port: number('tls-port'), proxyPort: number('proxy-port') },
      portals: values['start-url']?.map((text) => portalIn(text)),
      region: values.region,
      accounts: number('accounts'),
      roles: number('roles'),
      seed: values.seed,
      awkwardNames: awkwardNames(values['awkward-names']),
      settings: {
        accessTokenSeconds: number('token-seconds'),
        portalSessionSeconds: number('session-seconds'),
        registrationSeconds: number('registration-seconds'),
        roleCredentialSeconds: number('role-seconds'),
        deviceIntervalSeconds: number('interval-seconds'),
        requestsPerSecond: number('requests-per-second'),
        pageSizeCap: number('page-size'),
      },
    },
  };
}

type Values = ReturnType<typeof parseArgs<{ options: typeof flags }>>['values'];
type NumberFlag = Exclude<keyof Values, 'start-url' | 'region' | 'seed' | 'awkward-names' | 'no-tls' | 'json' | 'help'>;

function parseFlags(argv: readonly string[]): Values {
  try {
    return parseArgs({ args: [...argv], options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new SimulatorOptionError(error instanceof Error ? sentence(error.message) : 'The options could not be read.');
  }
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}

function wholeNumber(name: NumberFlag, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  const most = name.endsWith('port') ? 65_535 : Number.MAX_SAFE_INTEGER;
  if (number <= most) return number;
  throw new SimulatorOptionError(
    `--${name} must be a whole number${name.endsWith('port') ? ' from 0 to 65535' : ''}, not "${text}".`,
  );
}

/** `URL` or `URL,REGION` */
function portalIn(text: string): PortalOptions {
  const [startUrl = '', region] = text.split(',');
  return { startUrl, region };
}

function awkwardNames(text: string | undefined): 'none' | 'some' | 'all' | undefined {
  if (text === undefined || text === 'none' || text === 'some' || text === 'all') return text;
  throw new SimulatorOptionError(`--awkward-names must be none, some or all, not "${text}".`);
}
