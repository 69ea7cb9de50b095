import { createHash } from 'node:crypto';
import { isLeftOut } from '../../../e2e/support/left-out.ts';
import { createServer, type Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeServer, listen } from '../http/listen.ts';
import { startSimulator, type Simulator } from '../index.ts';
import { CHROMIUM_PATH } from '../../../scripts/programs/chromium.ts';

let simulator: Simulator;
let browser: Browser;
let app: Server;
let redirectUri: string;

async function post(path: string, body: unknown): Promise<Record<string, string>> {
  const answer = await fetch(simulator.url + path, { method: 'POST', body: JSON.stringify(body) });
  const json: Record<string, string> = JSON.parse(await answer.text());
  return json;
}

async function authorizeUrl(): Promise<string> {
  const { clientId = '' } = await post('/client/register', {
    clientName: 'Test <b>app</b>',
    clientType: 'public',
    scopes: ['sso:account:access'],
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    issuerUrl: simulator.portal.startUrl,
  });
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state: 'some-state',
    code_challenge_method: 'S256',
    scopes: 'sso:account:access',
    code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
  });
  return `${simulator.url}/authorize?${query}`;
}

async function startDevice(): Promise<Record<string, string>> {
  const { clientId, clientSecret } = await post('/client/register', { clientName: 'Test app', clientType: 'public' });
  return post('/device_authorization', { clientId, clientSecret, startUrl: simulator.portal.startUrl });
}

/** What axe finds wrong. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help }) => `${id}: ${help}`);
}

describe.runIf(!isLeftOut(CHROMIUM_PATH))('the pages in Chromium', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    simulator = await startSimulator();
    app = createServer((request, response) => response.end(`back in the app at ${request.url ?? ''}`));
    redirectUri = `http://127.0.0.1:${await listen(app, 0, 'app')}/oauth/callback`;
    browser = await chromium.launch({ executablePath: CHROMIUM_PATH });
  });

  afterAll(async () => {
    await browser.close();
    await Promise.all([closeServer(app), simulator.close()]);
  });

  test.each(['light', 'dark'] as const)('are accessible: %s', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    for (const address of ['/', '/device', await authorizeUrl(), (await startDevice())['verificationUriComplete']]) {
      await page.goto(new URL(address ?? '', simulator.url).href);
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.goto(`${simulator.url}/device?user_code=WRNG-CODE`);
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('wrong, used or too old');
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });

  test('approve and deny lead back to the app', async () => {
    const page = await browser.newPage();
    await page.goto(await authorizeUrl());
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('back in the app').waitFor();
    expect(await page.textContent('body')).toMatch(/callback\?code=[\w-]+&state=some-state$/u);
    await page.goto(await authorizeUrl());
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByText('access_denied').waitFor();
    expect(page.url()).toBe(`${redirectUri}?error=access_denied&state=some-state`);
    await page.close();
  });

  test('the device page takes a code typed in lower case and asks before it approves', async () => {
    const device = await startDevice();
    const page = await browser.newPage();
    await page.goto(device['verificationUri'] ?? '');
    await page.getByLabel('Code').fill(device['userCode']?.toLowerCase() ?? '');
    await page.keyboard.press('Enter');
    await page.getByText(device['userCode'] ?? '').waitFor();
    await page.getByRole('button', { name: 'Approve' }).click();
    expect(await page.getByRole('heading').textContent()).toBe('Request approved');
    await page.close();
  });
});
