import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PageGate } from './page-gate.ts';

const HOST = '127.0.0.1:4000';

function admitted(gate: PageGate, url: string, headers: Record<string, string> = {}) {
  return gate.admit({ url, headers: { host: HOST, ...headers } }, HOST);
}

test('the secret admits one browser, once, which then shows its cookie', () => {
  const gate = new PageGate();
  const url = `/?once=${gate.secret}`;
  const first = admitted(gate, url);
  if (first.as !== 'newcomer') throw new Error('not admitted');
  expect(admitted(gate, url)).toEqual({ as: 'nobody' });
  const [cookie = ''] = first.cookie.split(';');
  expect(admitted(gate, '/main.tsx', { cookie: `other=1; ${cookie}` })).toEqual({ as: 'page' });
});

test.each(['/', '/?once=', '/?once=wrong', '/main.tsx'])('nobody is admitted by %s', (url) => {
  expect(admitted(new PageGate(), url)).toEqual({ as: 'nobody' });
});

test('another origin or another host name is refused, and does not use up the secret', () => {
  const gate = new PageGate();
  const url = `/?once=${gate.secret}`;
  expect(admitted(gate, url, { origin: 'https://example.com' })).toEqual({ as: 'nobody' });
  expect(admitted(gate, url, { host: 'rebound.example.com' })).toEqual({ as: 'nobody' });
  expect(admitted(gate, url, { origin: `http://${HOST}` }).as).toBe('newcomer');
});

test('no package holds the development server', async () => {
  const root = path.join(import.meta.dirname, '..', '..');
  const packaging = await readFile(path.join(root, 'electron-builder.yml'), 'utf8');
  const files = packaging.slice(packaging.indexOf('files:'), packaging.indexOf('asar:'));
  expect(files).toContain('out/main/**');
  expect(files).not.toMatch(/scripts|src|\*\*\/\*\*/);
});
