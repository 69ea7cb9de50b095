// Does what `aws login` of AWS CLI 2.38 does: prints the link, waits for the browser on a loopback port, and writes the sign-in
// into the cache. The real program of that version is not to be had everywhere. `aws-program.ts` makes a program of it.
import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const { env, argv } = process;
const VERSION = env['FAKE_AWS_VERSION'] ?? '2.38.1';
const args = argv.slice(2);
if (args[0] === '--version') {
  console.log(`aws-cli/${VERSION} Python/3.13.11 Linux/6.1.0 exe/x86_64`);
  process.exit(0);
}
const after = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const profile = after('--profile') ?? 'default';
const configPath = env['AWS_CONFIG_FILE'] ?? join(env['HOME'], '.aws', 'config');
const section = readFileSync(configPath, 'utf8').split(`[profile ${profile}]`)[1]?.split('[')[0] ?? '';
const setting = (key) => new RegExp(`^${key}\\s*=\\s*(\\S+)`, 'mu').exec(section)?.[1];
const region = after('--region') ?? setting('region');
if (args[0] !== 'login' || region === undefined) {
  console.error('aws: [ERROR]: no Region to sign in to');
  process.exit(255);
}
const base = env['AWS_ENDPOINT_URL_SIGNIN'] ?? `https://${region}.signin.aws.amazon.com`;
const clientId = 'arn:aws:signin:::devtools/same-device';
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const verifier = randomBytes(48).toString('base64url');
const state = randomUUID();
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
  if (pathname !== '/oauth/callback' || searchParams.get('state') !== state) return response.writeHead(404).end();
  const redirect = redirectUri();
  response.end('You can close this page.');
  server.close();
  server.closeAllConnections();
  void redeem(searchParams.get('code'), redirect);
});
server.listen(0, '127.0.0.1', () => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    state,
    code_challenge_method: 'SHA-256',
    scope: 'openid',
    redirect_uri: redirectUri(),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const link = `${base}/v1/authorize?${query}`;
  console.log(
    `Attempting to open your default browser.\nIf the browser does not open, open the following URL:\n\n${link}\n`,
  );
  openBrowser(link);
});

// As Python's webbrowser module: a BROWSER with `%s` is a command line, and the link takes the place of `%s` behind its first word.
function openBrowser(link) {
  const browser = env['BROWSER'] ?? '';
  if (browser === '') return;
  const words = browser.includes('%s')
    ? browser.match(/'[^']*'|\S+/gu).map((word) => word.replaceAll("'", ''))
    : [browser, '%s'];
  const [program, ...rest] = words;
  spawn(
    program,
    rest.map((word) => word.replaceAll('%s', link)),
    { stdio: 'ignore' },
  ).on('error', () => undefined);
}

function redirectUri() {
  return `http://127.0.0.1:${server.address().port}/oauth/callback`;
}

async function redeem(code, redirect) {
  const { kty, crv, x, y } = privateKey.export({ format: 'jwk' });
  const url = `${base}/v1/token`;
  const iat = Math.floor(Date.now() / 1000);
  const signed = `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })}.${encode({ htm: 'POST', htu: url, iat, jti: randomUUID() })}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', dpop: `${signed}.${signature.toString('base64url')}` },
    body: JSON.stringify({
      clientId,
      grantType: 'authorization_code',
      code,
      codeVerifier: verifier,
      redirectUri: redirect,
    }),
  });
  if (answer.status !== 200) process.exit(255);
  const { accessToken, refreshToken, idToken, tokenType, expiresIn } = await answer.json();
  const loginSession = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url').toString()).sub;
  const dir = env['AWS_LOGIN_CACHE_DIRECTORY'] ?? join(env['HOME'], '.aws', 'login', 'cache');
  mkdirSync(dir, { recursive: true });
  const expiresAt = new Date(Date.now() + expiresIn * 1000).toISOString().replace(/\.\d+/u, '');
  const content = {
    accessToken: { ...accessToken, accountId: loginSession.split(':')[4], expiresAt },
    tokenType,
    clientId,
    refreshToken,
    idToken,
    dpopKey: privateKey.export({ type: 'sec1', format: 'pem' }),
  };
  const name = `${createHash('sha256').update(loginSession).digest('hex')}.json`;
  writeFileSync(join(dir, name), JSON.stringify(content), { mode: 0o600 });
  console.log(`Updated profile ${profile} to use ${loginSession} credentials.`);
}
