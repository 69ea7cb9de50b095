import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { pageManifest, servePage } from './page-files.ts';

function builtRenderer() {
  const outDir = tempFolder();
  const rendererDir = path.join(outDir, 'renderer');
  mkdirSync(path.join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(path.join(rendererDir, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(rendererDir, 'assets/index.js'), 'export {}');
  writeFileSync(path.join(rendererDir, 'assets/index.js.map'), '{}');
  writeFileSync(path.join(outDir, 'secret.js'), 'secret');
  return pageManifest(rendererDir);
}

const get = (url: string) => servePage(builtRenderer(), { url, method: 'GET' });

describe('app:// pages', () => {
  test('serves a file of the manifest with its type, the policy and nosniff', async () => {
    const response = get('app://daypass/assets/index.js?v=1');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('export {}');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    'app://daypass/',
    'app://daypass/../secret.js',
    'app://daypass/%2e%2e/secret.js',
    'app://daypass/..%2fsecret.js',
    'app://daypass/assets/..%5c..%5csecret.js',
    'app://daypass/assets/index.js.map',
    'app://daypass/assets',
    'app://daypass//index.html',
    'app://other/index.html',
    'app://daypass/constructor',
  ])('answers 404 for %s', (url) => {
    expect(get(url).status).toBe(404);
  });

  test('answers 404 to anything but GET', () => {
    expect(servePage(builtRenderer(), { url: 'app://daypass/index.html', method: 'POST' }).status).toBe(404);
  });
});
