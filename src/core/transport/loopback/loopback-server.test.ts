import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { listenOnLoopback, type Arrival, type LoopbackServer } from './loopback-server.ts';

let server: LoopbackServer | undefined;
const held: Socket[] = [];

afterEach(() => {
  for (const socket of held.splice(0)) socket.destroy();
  server?.closeAll();
  server = undefined;
});

async function listen(onArrival: (arrival: Arrival) => void = () => undefined): Promise<LoopbackServer> {
  server = await listenOnLoopback({
    surroundings: { platform: process.platform, env: {} },
    onError: () => undefined,
    onRequest(_request, response, arrival) {
      onArrival(arrival);
      response.end(arrival);
    },
  });
  return server;
}

function ask({ port }: LoopbackServer, host = `127.0.0.1:${port}`): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, headers: { host }, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve(text));
    });
    asking.on('error', reject).end();
  });
}

test('a request of this person is told from one under another name', async () => {
  const listening = await listen();
  expect(await ask(listening)).toBe('own');
  expect(await ask(listening, 'evil.example')).toBe('otherHost');
  expect(await ask(listening, `localhost:${listening.port}`)).toBe('otherHost');
});

test('silent connections give way to the browser', async () => {
  const listening = await listen();
  for (let count = 0; count < 200; count += 1) {
    const socket = connect(listening.port, '127.0.0.1');
    socket.on('error', () => undefined);
    held.push(socket);
    await once(socket, 'connect');
  }
  expect(await ask(listening)).toBe('own');
});

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

/** Runs a script as another user of this machine; returns what it printed. */
async function asAnotherUser(script: string): Promise<string> {
  const child = spawn(process.execPath, ['-e', script], {
    uid: 65534,
    gid: 65534,
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  await once(child, 'close');
  return said.trim();
}

describe.skipIf(!isRootOnLinux)('another user of this machine (needs root to become one)', () => {
  test('is recognized', async () => {
    const { origin } = await listen();
    const script = `fetch(${JSON.stringify(origin)}).then((answer) => answer.text()).then((text) => console.log(text))`;
    expect(await asAnotherUser(script)).toBe('anotherUser');
  });

  test('is recognized when it sends its request and leaves', async () => {
    const arrivals: Arrival[] = [];
    const enough = new Promise<void>((resolve) => {
      void listen((arrival) => {
        arrivals.push(arrival);
        if (arrivals.length === 20) resolve();
      }).then(({ port }) => {
        const head = `GET / HTTP/1.1\\r\\nhost: 127.0.0.1:${port}\\r\\n\\r\\n`;
        const send = `const s=net.connect(${port},'127.0.0.1',()=>s.end('${head}'));s.on('error',()=>0)`;
        return asAnotherUser(`const net=require('node:net');for(let i=0;i<20;i++){${send}}`);
      });
    });
    await enough;
    expect(arrivals).toEqual(Array.from({ length: 20 }, () => 'anotherUser'));
  });
});
