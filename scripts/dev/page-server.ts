import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import react from '@vitejs/plugin-react';
import { createServer as createVite, type Plugin, type ViteDevServer } from 'vite';
import { PageGate } from './page-gate.ts';
import { page } from './page-link.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** Serves the window's sources, which reload on save, and its link to main. Resolves with the address to open, which works once. */
export async function servePage(): Promise<string> {
  const server = createServer();
  const vite = await createVite({
    configFile: false,
    envDir: false,
    root: path.join(root, 'src/renderer'),
    plugins: [react(), bridgeFirst()],
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server }, fs: { allow: [root] } },
  });
  const gate = new PageGate();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${portOf(server.address())}`;
  server.on('request', (request, response) => void serve(request, response, { gate, host, vite }));
  return `http://${host}/?once=${gate.secret}`;
}

interface Serving {
  readonly gate: PageGate;
  readonly host: string;
  readonly vite: ViteDevServer;
}

async function serve(request: IncomingMessage, response: ServerResponse, { gate, host, vite }: Serving): Promise<void> {
  const admission = gate.admit(request, host);
  if (admission.as === 'nobody') return void response.writeHead(403).end();
  if (admission.as === 'newcomer') {
    return void response.writeHead(302, { location: '/', 'set-cookie': admission.cookie }).end();
  }
  if (request.url === '/daypass/events') return sendEvents(response);
  if (request.url === '/daypass/send' && request.method === 'POST') return receive(request, response);
  vite.middlewares(request, response);
}

function sendEvents(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
  const disconnect = page.connect((message) => response.write(`data: ${message}\n\n`));
  response.on('close', disconnect);
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { channel, args } = JSON.parse(await text(request)) as {
    readonly channel: string;
    readonly args: readonly unknown[];
  };
  page.receive(channel, args);
  response.writeHead(204).end();
}

function bridgeFirst(): Plugin {
  const src = `/@fs/${path.join(import.meta.dirname, 'page-bridge.ts')}`;
  return {
    name: 'daypass-bridge-first',
    transformIndexHtml: () => [{ tag: 'script', attrs: { type: 'module', src }, injectTo: 'head-prepend' }],
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
