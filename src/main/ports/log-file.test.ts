import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { Secret } from '../../core/secret.ts';
import { logFile } from './log-file.ts';

const clock = { nowMillis: () => Date.UTC(2025, 0, 2, 3, 4, 5) };
const newDir = () => path.join(tempFolder(), 'logs');

test('writes one JSON object a line, readable by its owner alone', () => {
  const dir = newDir();
  logFile(dir, clock).info('session.refreshed', { session: 'corp', minutes: 60 });
  const file = path.join(dir, 'daypass.log');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    at: '2025-01-02T03:04:05.000Z',
    level: 'info',
    event: 'session.refreshed',
    session: 'corp',
    minutes: 60,
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('keeps secrets out, whether they show by name, by look, in a URL or in an error', () => {
  const dir = newDir();
  const planted = {
    keyId: 'ASIAFAKEFAKEFAKEFAKE',
    jwt: 'eyJraWQiOiJmYWtlIn0.eyJzdWIiOiJmYWtlIn0.c2lnbmF0dXJl',
    long: 'wJalrXUtnFEMIK7MDENGbPxRfiCYFAKEFAKEFAKEKEY12345',
  };
  logFile(dir, clock).warn('oops', {
    accessToken: 'short',
    nested: [{ clientSecret: 'alsoShort' }],
    wrapped: new Secret('inside'),
    url: 'http://127.0.0.1:1/oauth/callback?code=abc123&state=xyz987',
    text: `key ${planted.keyId} token ${planted.jwt}`,
    proxy: 'http://me:hunter2@proxy.example:8080 refused',
    error: new Error(`failed with ${planted.long}`, { cause: new Error(planted.jwt) }),
  });
  const line = readFileSync(path.join(dir, 'daypass.log'), 'utf8');
  for (const secret of [...Object.values(planted), 'short"', 'alsoShort', 'inside', 'abc123', 'xyz987', 'hunter2']) {
    expect(line).not.toContain(secret);
  }
  expect(line).toContain('oops');
});

test('starts a new file when the old one is large, and keeps one older', () => {
  const dir = newDir();
  const log = logFile(dir, clock);
  const filler = 'a b '.repeat(64 * 1024);
  for (let i = 0; i < 8; i++) log.info('filler', { filler });
  expect(readdirSync(dir).toSorted()).toEqual(['daypass.log', 'daypass.log.1']);
  expect(statSync(path.join(dir, 'daypass.log')).size).toBeLessThan(1024 * 1024);
});

test('a folder that cannot be made keeps it silent', () => {
  expect(() => logFile('/dev/null/logs', clock).info('x')).not.toThrow();
});

test('details are written only while they are wanted', () => {
  const dir = newDir();
  let isDetailed = false;
  const log = logFile(dir, clock);
  log.detailWhen(() => isDetailed);
  log.detail?.('http', { status: 200 });
  expect(readdirSync(path.dirname(dir))).toEqual([]);
  isDetailed = true;
  log.detail?.('http', { status: 200 });
  expect(JSON.parse(readFileSync(path.join(dir, 'daypass.log'), 'utf8'))).toMatchObject({
    level: 'detail',
    status: 200,
  });
});

test('nothing is written through a link, and a pipe in its place holds nothing up', async () => {
  const dir = newDir();
  mkdirSync(dir);
  const file = path.join(dir, 'daypass.log');
  const target = path.join(path.dirname(dir), 'target');
  writeFileSync(target, 'theirs');
  symlinkSync(target, file);
  logFile(dir, clock).info('x');
  expect(readFileSync(target, 'utf8')).toBe('theirs');

  const pipes = newDir();
  mkdirSync(pipes);
  await promisify(execFile)('mkfifo', [path.join(pipes, 'daypass.log')]);
  logFile(pipes, clock).info('x');
});
