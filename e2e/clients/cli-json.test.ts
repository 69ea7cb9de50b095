import { readFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { buildProgram, standIn, type Program } from './cli-program.ts';

/** What every command prints with `--json`, by the real program, held against the schemas of docs/schemas/v1. */

const SCHEMAS = path.join(import.meta.dirname, '../../docs/schemas/v1');
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const schemas = new Map(
  readdirSync(SCHEMAS).map((file) => [
    path.basename(file, '.json'),
    ajv.compile(JSON.parse(readFileSync(path.join(SCHEMAS, file), 'utf8'))),
  ]),
);
const used = new Set<string>();

function expectValid(schema: string, text: string): void {
  used.add(schema);
  const validate = schemas.get(schema);
  if (!validate) throw new Error(`There is no schema ${schema}.`);
  const value: unknown = JSON.parse(text);
  const isValid = validate(value);
  expect({ schema, value, errors: isValid ? [] : validate.errors }).toStrictEqual({ schema, value, errors: [] });
}

const ROLE = 'prod/Admin';
const SAML = 'https://d-1234567890.awsapps.com/start/#/saml/default/Partner/ins-0123456789abcdef';

/** In this order: later commands need what earlier ones made. `code` where it is not 0. */
const RUNS: readonly { readonly args: readonly string[]; readonly schema: string; readonly code?: number }[] = [
  {
    args: ['session', 'add', 'more', '--start-url', 'https://more.awsapps.com/start', '--region', 'eu-west-1'],
    schema: 'session-add',
  },
  {
    args: ['session', 'add', 'more', '--start-url', 'https://more.awsapps.com/start', '--region', 'eu-west-1'],
    schema: 'session-add',
  },
  { args: ['session', 'change', 'more', '--region', 'us-east-1'], schema: 'edit' },
  { args: ['session', 'rename', 'more', 'most', '--dry-run'], schema: 'edit' },
  { args: ['session', 'remove', 'more'], schema: 'edit' },
  { args: ['status'], schema: 'status' },
  { args: ['status', 'corp', '--min', '1m'], schema: 'status' },
  { args: ['list'], schema: 'list' },
  {
    args: ['setup', 'START_URL', '--account', 'prod', '--role', 'Admin', '--profile', 'first', '--default'],
    schema: 'setup',
  },
  { args: ['use', ROLE], schema: 'use' },
  { args: ['export', ROLE, '--yes'], schema: 'export' },
  { args: ['credential-process', '--profile', 'first'], schema: 'export' },
  { args: ['console', ROLE, '--print', '--service', 's3'], schema: 'console' },
  { args: ['console', ROLE], schema: 'console' },
  { args: ['profile', 'add', 'p1', ROLE, '--region', 'eu-west-1'], schema: 'edit' },
  { args: ['profile', 'preview', 'p2', ROLE, '--region', 'eu-west-1'], schema: 'edit' },
  { args: ['profile', 'list'], schema: 'profile-list' },
  { args: ['profile', 'rename', 'p1', 'p3'], schema: 'edit' },
  { args: ['profile', 'set', 'p3', '--region', 'us-east-1'], schema: 'edit' },
  {
    args: ['profile', 'chain', 'c1', '--source', 'p3', '--role-arn', 'arn:aws:iam::111122223333:role/x'],
    schema: 'edit',
  },
  { args: ['list'], schema: 'list' },
  { args: ['profile', 'remove', 'c1'], schema: 'edit' },
  { args: ['profile', 'default', ROLE, '--region', 'eu-west-1', '--dry-run'], schema: 'edit' },
  { args: ['profile', 'bulk', '--match', 'dev/*', '--region', 'eu-west-1'], schema: 'edit' },
  { args: ['profile', 'bulk', '--list'], schema: 'profile-bulk-list' },
  { args: ['profile', 'sync'], schema: 'edit' },
  { args: ['profile', 'bulk', '--forget', '1'], schema: 'profile-bulk-forget' },
  { args: ['profile', 'bridge', 'p3', '--as', 'b1'], schema: 'edit' },
  { args: ['profile', 'keys', 'keep', 'k1', 'dev/Admin'], schema: 'edit' },
  { args: ['profile', 'keys', 'list'], schema: 'profile-keys-list' },
  { args: ['profile', 'keys', 'drop', 'k1'], schema: 'edit' },
  { args: ['profile', 'move', '--start-url', 'https://old.awsapps.com/start', '--session', 'new'], schema: 'edit' },
  { args: ['profile', 'undo', '--list'], schema: 'profile-undo-list' },
  { args: ['profile', 'undo'], schema: 'edit' },
  { args: ['doctor'], schema: 'doctor' },
  { args: ['doctor', '--fix', '--dry-run'], schema: 'edit' },
  { args: ['doctor', '--online', 'corp'], schema: 'doctor-online' },
  { args: ['saml', 'add', 'partner', '--url', SAML], schema: 'saml' },
  { args: ['saml', 'rename', 'partner', 'partner2'], schema: 'saml' },
  { args: ['saml', 'list'], schema: 'saml-list' },
  { args: ['saml', 'remove', 'partner2'], schema: 'saml' },
  { args: ['saml', 'import'], schema: 'saml-import', code: 1 },
  { args: ['import'], schema: 'import-list' },
  { args: ['team', 'list'], schema: 'team-list' },
  { args: ['copy', 'dev/Admin'], schema: 'copy' },
  { args: ['open'], schema: 'open' },
  { args: ['init', 'zsh'], schema: 'init' },
  { args: ['prompt'], schema: 'prompt' },
  { args: ['service', 'status'], schema: 'service-status', code: 1 },
  { args: ['service', 'stop'], schema: 'service-stop' },
  { args: ['logout', 'corp'], schema: 'logout' },
  { args: ['logout', '--all'], schema: 'logout' },
  { args: ['uninstall', '--dry-run'], schema: 'uninstall' },
  { args: ['version'], schema: 'version' },
  { args: ['version', '--check'], schema: 'version' },
];
/** They run another program or serve until they are ended: with `--json` only their errors are JSON. */
const WITHOUT_RESULT = new Set(['exec', 'share', 'ssh', 'service run']);
/** Held against a schema by tests of their own, or below. */
const ELSEWHERE = new Set(['login']);
/** Of another form than one JSON document, which their own tests describe. */
const NO_SCHEMA_YET = new Set(['team add', 'team sync', 'team remove']);

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({
    organization: {
      accounts: [
        { accountId: '111122223333', accountName: 'prod', roles: ['Admin', 'ReadOnly'] },
        { accountId: '222233334444', accountName: 'dev', roles: ['Admin'] },
      ],
    },
  });
  daypass = (await buildProgram(simulator.environment)).with({
    AWS_PROFILE: 'first',
    BROWSER: 'true',
    DISPLAY: ':99',
    DAYPASS_APP: 'daypass-app',
    DAYPASS_RELEASES_URL: simulator.releasesUrl,
  });
  const { node, entry } = daypass.invocation;
  await standIn(daypass, 'daypass', `exec "${node}" "${entry}" "$@"`);
  await standIn(daypass, 'xclip', 'cat > "$HOME/clipboard"');
  await standIn(daypass, 'daypass-app', 'exit 0');
  const { startUrl, region } = simulator.portal;
  await daypass.run('session', 'add', 'corp', '--start-url', startUrl, '--region', region);
  const config = path.join(daypass.home, '.aws/config');
  const legacy = '\n[profile old]\nsso_start_url = https://old.awsapps.com/start\nsso_region = eu-west-1\n';
  await writeFile(
    config,
    `${readFileSync(config, 'utf8')}${legacy}sso_account_id = 111122223333\nsso_role_name = Admin\n`,
  );
  await writeFile(path.join(daypass.home, '.saml2aws'), '[plain]\nurl = http://id.example.test\n');
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

test('login: each line is an event', async () => {
  const login = daypass.start('login', 'corp', '--browser', '--no-open', '--json');
  const first = await login.nextLine();
  expectValid('login-event', first);
  const { url }: { url: string } = JSON.parse(first);
  await approveInBrowser(url);
  const { code, stdout } = await login.finished;
  expect(code).toBe(0);
  for (const line of stdout.trim().split('\n')) expectValid('login-event', line);
});

// One after the other: later commands need what earlier ones made.
test.each(RUNS)('$args is a $schema', async ({ args, schema, code = 0 }) => {
  const given = args.map((arg) => (arg === 'START_URL' ? simulator.portal.startUrl : arg));
  const ran = await daypass.run(...given, '--json');
  const codes = args[0] === 'doctor' ? [0, 1] : [code];
  expect({ stderr: ran.stderr, isExpected: codes.includes(ran.code ?? -1) }).toMatchObject({ isExpected: true });
  expectValid(schema, ran.stdout);
});

describe('errors', () => {
  test.each([
    [['frobnicate'], 2],
    [['list', '--bad'], 2],
    [['export', 'zzz'], 3],
    [['export', '--profile', 'zzz'], 7],
    [['exec', '--profile', 'zzz', '--', 'true'], 7],
    [['login', 'zzz'], 7],
    [['profile', 'remove', 'zzz'], 7],
    [['use'], 2],
    [['list', '--session', 'corp'], 3],
  ])('%j: the last line of stderr is the error object', async (args, code) => {
    const separator = args.indexOf('--');
    const given =
      separator === -1 ? [...args, '--json'] : [...args.slice(0, separator), '--json', ...args.slice(separator)];
    const ran = await daypass.run(...given);
    expect(ran.code).toBe(code);
    expectValid('error', ran.stderr.trimEnd().split('\n').at(-1) ?? '');
  });
});

test('every command and every schema was held against the other', () => {
  const covered = RUNS.map(({ args }) => args.join(' '));
  const missing = COMMANDS.map(({ name }): string => name).filter(
    (name) =>
      !WITHOUT_RESULT.has(name) &&
      !ELSEWHERE.has(name) &&
      !NO_SCHEMA_YET.has(name) &&
      !covered.some((args) => args === name || args.startsWith(`${name} `)),
  );
  expect(missing).toStrictEqual([]);
  expect([...schemas.keys()].filter((schema) => !used.has(schema))).toStrictEqual([]);
});
