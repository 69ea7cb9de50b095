import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createServerIdentity } from '../../../simulator/tls/certificates.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { testEngine } from '../../testing/test-engine.ts';

const START_URL = 'https://d-fake.awsapps.com/start';
const TEAM = {
  daypass: 1,
  name: 'acme',
  sessions: [{ name: 'corp', startUrl: START_URL, region: 'eu-west-1' }],
  profiles: [{ roles: 'prod*/Admin', session: 'corp', name: '{account}-{role}' }],
  production: '*prod*',
  accounts: [{ session: 'corp', id: '111122223333', label: 'Payments', colour: 'red' }],
};
const MINE = '# mine\n[default]\nregion = eu-west-1';

async function engineWithTeam(team: object = TEAM, env: Readonly<Record<string, string>> = {}) {
  const made = await testEngine(env);
  onTestFinished(() => made[Symbol.asyncDispose]());
  const checkout = await tempFolder(onTestFinished);
  const file = join(checkout, 'daypass-team.yaml');
  const write = (next: object) => writeFile(file, JSON.stringify(next));
  await write(team);
  const configPath = join(made.homeDir, '.aws', 'config');
  await mkdir(join(made.homeDir, '.aws'));
  await writeFile(configPath, MINE);
  return { ...made, checkout, write, config: () => readFile(configPath, 'utf8') };
}

test('a checkout brings sessions, rules for profiles, notes and the production pattern, and goes without a trace', async () => {
  const { engine, settings, checkout, config } = await engineWithTeam();
  const plan = await engine.teams.planAdd(checkout);
  expect(plan).toMatchObject({ team: 'acme', sessions: ['corp'], edit: { added: ['corp'] } });
  expect(plan.own.map(({ change }) => change)).toEqual(['accountMark', 'productionPattern', 'profileRule']);
  expect(await config()).toBe(MINE);

  await engine.teams.add(checkout, { fingerprint: plan.fingerprint });
  expect(await config()).toContain('[sso-session corp]');
  expect(settings.productionPattern).toBe('*prod*');
  expect(await engine.listBulkRules()).toMatchObject([
    { selection: { by: 'pattern', pattern: 'prod*/Admin', sourceId: 'corp' } },
  ]);
  expect(await engine.teams.list()).toMatchObject([{ name: 'acme', address: checkout }]);

  await engine.teams.remove('acme');
  expect(await config()).toBe(MINE);
  expect(settings.productionPattern).toBe('');
  expect(engine.state.accountMarks).toEqual([]);
  expect(await engine.listBulkRules()).toEqual([]);
  expect(await engine.teams.list()).toEqual([]);
  await expect(engine.teams.remove('acme')).rejects.toMatchObject({ code: 'teamUnknown' });
});

test('two processes that add teams at the same moment lose nothing of each other', async () => {
  const { engine, another, time, checkout, config } = await engineWithTeam();
  const elsewhere = await tempFolder(onTestFinished);
  const beta = {
    daypass: 1,
    name: 'beta',
    sessions: [{ name: 'other', startUrl: 'https://d-other.awsapps.com/start', region: 'us-east-1' }],
    profiles: [{ roles: 'dev*/Admin', session: 'other', name: '{account}-{role}' }],
  };
  await writeFile(join(elsewhere, 'daypass-team.yaml'), JSON.stringify(beta));
  await time.runUntilSettled(Promise.all([engine.teams.add(checkout), another().teams.add(elsewhere)]), 50);
  const names = (await engine.teams.list()).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['acme', 'beta']);
  const selections = (await engine.listBulkRules()).map(({ selection }) => selection);
  expect(selections).toHaveLength(2);
  expect(selections).toEqual(
    expect.arrayContaining(['corp', 'other'].map((sourceId) => expect.objectContaining({ sourceId }))),
  );
  await engine.teams.remove('acme');
  await engine.teams.remove('beta');
  expect(await engine.listBulkRules()).toEqual([]);
  expect((await config()).trim()).toBe(MINE);
});

test('a sync brings what has changed, takes back what is gone, and leaves sessions', async () => {
  const { engine, settings, checkout, write, config } = await engineWithTeam();
  await engine.teams.add(checkout);
  expect(await engine.teams.planSync('acme')).toMatchObject({ own: [], dropped: [], edit: { files: [] } });

  await write({
    ...TEAM,
    sessions: [{ name: 'other', startUrl: 'https://d-other.awsapps.com/start', region: 'us-east-1' }],
    profiles: [],
    production: '*live*',
    accounts: [{ session: 'other', id: '444455556666', colour: 'blue' }],
  });
  const made = await engine.teams.sync('acme');
  expect(made.leftOut).toEqual([{ code: 'noLongerNamed', facts: { names: 'corp' } }]);
  expect(settings.productionPattern).toBe('*live*');
  expect(engine.state.accountMarks).toEqual([{ sourceId: 'other', accountId: '444455556666', colour: 'blue' }]);
  expect(await engine.listBulkRules()).toEqual([]);
  expect(await config()).toContain('[sso-session corp]');

  await engine.teams.remove('acme');
  expect(await config()).toBe(MINE);
  expect(settings.productionPattern).toBe('');
});

test('what the person has noted wins over a team file, and stays when it goes', async () => {
  const { engine, checkout } = await engineWithTeam();
  const account = { sourceId: 'corp', accountId: '111122223333' };
  await engine.markAccount({ ...account, label: 'My payments' });
  await engine.teams.add(checkout);
  expect(engine.state.accountMarks).toEqual([{ ...account, colour: 'red', label: 'My payments' }]);
  await engine.teams.remove('acme');
  expect(engine.state.accountMarks).toEqual([{ ...account, label: 'My payments' }]);
});

test('another file of that name, and a file that changed its name, are refused', async () => {
  const { engine, checkout, write } = await engineWithTeam();
  await engine.teams.add(checkout);
  const other = await tempFolder(onTestFinished);
  await writeFile(join(other, 'daypass-team.json'), JSON.stringify(TEAM));
  await expect(engine.teams.planAdd(other)).rejects.toMatchObject({ code: 'teamExists', facts: { address: checkout } });
  await write({ ...TEAM, name: 'acme2' });
  await expect(engine.teams.planSync('acme')).rejects.toMatchObject({ code: 'teamFileInvalid' });
});

test.each([
  ['a missing file', 'missing.yaml', 'teamFileMissing'],
  ['an empty folder', '', 'teamFileMissing'],
])('%s is named', async (_what, name, code) => {
  const { engine } = await engineWithTeam();
  const folder = await tempFolder(onTestFinished);
  await expect(engine.teams.planAdd(join(folder, name))).rejects.toMatchObject({ code });
});

test('a file beyond the limit is not read', async () => {
  const { engine, checkout } = await engineWithTeam();
  await writeFile(join(checkout, 'large.yaml'), 'x'.repeat(256 * 1024 + 1));
  await expect(engine.teams.planAdd(join(checkout, 'large.yaml'))).rejects.toMatchObject({
    facts: { problem: 'tooLarge' },
  });
});

/** An https server of an authority that AWS_CA_BUNDLE names. */
async function served(listener: RequestListener) {
  const identity = createServerIdentity(['localhost'], Date.now());
  const server = createServer({ key: identity.keyPem, cert: identity.certificatePem }, listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const bound = server.address();
  const caPath = join(await tempFolder(onTestFinished), 'ca.pem');
  await writeFile(caPath, identity.caPem);
  return {
    origin: `https://localhost:${typeof bound === 'object' ? bound?.port : ''}`,
    env: { AWS_CA_BUNDLE: caPath },
  };
}

test('an https link is fetched by the authorities of the app, redirects on the way', async () => {
  const seen: (string | undefined)[] = [];
  const { origin, env } = await served((request, response) => {
    seen.push(request.url);
    if (request.url === '/team.yaml?ref=main') response.end(JSON.stringify(TEAM));
    else response.writeHead(302, { location: '/team.yaml?ref=main' }).end();
  });
  const { engine } = await engineWithTeam(TEAM, env);
  expect(await engine.teams.add(`${origin}/raw/team.yaml`)).toMatchObject({ team: 'acme', sessions: ['corp'] });
  expect(seen).toEqual(['/raw/team.yaml', '/team.yaml?ref=main']);
  expect(await engine.teams.list()).toMatchObject([{ address: `${origin}/raw/team.yaml` }]);
});

test.each<[string, RequestListener, object]>([
  [
    'a page that wants a login',
    (_, response) => void response.writeHead(403).end('<html>'),
    { code: 'teamFileRefused', facts: { status: 403 } },
  ],
  ['nothing there', (_, response) => void response.writeHead(404).end(), { code: 'teamFileMissing' }],
  [
    'a redirect to plain http',
    (_, response) => void response.writeHead(302, { location: 'http://localhost/x' }).end(),
    { code: 'teamAddressInvalid', facts: { problem: 'notHttps' } },
  ],
  [
    'redirects in a circle',
    (_, response) => void response.writeHead(302, { location: '/again' }).end(),
    { code: 'teamFileRefused' },
  ],
  [
    'an answer without an end',
    (_, response) => void response.end('x'.repeat(300 * 1024)),
    { code: 'teamFileInvalid', facts: { problem: 'tooLarge' } },
  ],
  ['a web page', (_, response) => void response.end('<!doctype html><html>'), { code: 'teamFileInvalid' }],
])('%s is refused', async (_what, listener, error) => {
  const { origin, env } = await served(listener);
  const { engine } = await engineWithTeam(TEAM, env);
  await expect(engine.teams.planAdd(`${origin}/team.yaml`)).rejects.toMatchObject(error);
});

test('an authority that nobody trusts is not believed', async () => {
  const { origin } = await served((_, response) => void response.end(JSON.stringify(TEAM)));
  const { engine } = await engineWithTeam();
  await expect(engine.teams.planAdd(`${origin}/team.yaml`)).rejects.toMatchObject({ code: 'tlsUntrusted' });
});
