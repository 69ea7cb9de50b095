import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { APP_HOST } from './app-origin.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Nothing but our own files, no network, no inline script or style, and no string ever becomes markup. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // No script may make a policy, a default one included. React needs none.
  "trusted-types 'none'",
].join('; ');

/** Exact URL paths and the files behind them. What is not in it does not exist, so no path can climb out. */
export type PageManifest = ReadonlyMap<string, string>;

/** Every servable file under the built renderer's folder; source maps and unknown types stay out. */
export function pageManifest(rendererDir: string): PageManifest {
  const entries = readdirSync(rendererDir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && path.extname(entry.name) in CONTENT_TYPES)
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [urlPathOf(rendererDir, file), file]));
}

function urlPathOf(rendererDir: string, file: string): string {
  return `/${path.relative(rendererDir, file).split(path.sep).join('/')}`;
}

/** Answers one request for a page file: 200 with its type and our policy, 404 for anything else. */
export function servePage(manifest: PageManifest, request: { url: string; method: string }): Response {
  const url = new URL(request.url);
  const file = url.host === APP_HOST && request.method === 'GET' ? manifest.get(url.pathname) : undefined;
  if (file === undefined) return new Response('Not found', { status: 404, headers: safetyHeaders('text/plain') });
  return new Response(readFileSync(file), { headers: safetyHeaders(CONTENT_TYPES[path.extname(file)] ?? '') });
}

function safetyHeaders(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}
