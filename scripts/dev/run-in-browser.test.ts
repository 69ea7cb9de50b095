import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

test('the real main program answers the page of the one browser that has the address', async () => {
  const dev = spawn(process.execPath, [path.join(root, 'scripts/dev.ts'), '--browser'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    dev.kill();
    if (dev.exitCode === null && dev.signalCode === null) await once(dev, 'exit');
  });
  const address = await addressIn(dev.stdout);
  const { origin } = new URL(address);

  expect((await fetch(origin)).status).toBe(403);
  const admitted = await fetch(address, { redirect: 'manual' });
  const cookie = admitted.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await (await fetch(origin, { headers: { cookie } })).text()).toContain('page-bridge.ts');

  const events = await fetch(`${origin}/daypass/events`, { headers: { cookie } });
  const message = JSON.stringify({ channel: 'daypass:status', args: [1] });
  await fetch(`${origin}/daypass/send`, { method: 'POST', headers: { cookie }, body: message });
  expect(await eventWith(events, '"id":1')).toContain('"label":"demo"');
});

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\S+once=\S+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('no address');
}

async function eventWith({ body }: Response, part: string): Promise<string> {
  if (body === null) throw new Error('no events');
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const event = text.split('\n\n').find((one) => one.includes(part));
    if (event !== undefined) return event;
  }
  throw new Error('the events ended');
}
