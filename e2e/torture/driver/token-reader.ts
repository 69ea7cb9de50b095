import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';

/** Reads the token file of its HOME without a pause until it hears a line, and prints how often it was torn. */
const cacheDir = join(process.env['HOME'] ?? '', '.aws', 'sso', 'cache');
const figures = { reads: 0, torn: 0, tokens: 0 };
const tokens = new Set<string>();
const state = { isOn: true };
console.log('ready');
const reading = readUntilEnded();
await once(createInterface({ input: process.stdin }), 'line');
state.isOn = false;
await reading;
figures.tokens = tokens.size;
console.log(JSON.stringify(figures));
process.exit(0);

async function readUntilEnded(): Promise<void> {
  while (state.isOn) {
    for (const name of await readdir(cacheDir)) {
      if (!name.endsWith('.json')) continue;
      const token = accessTokenIn(await readFile(join(cacheDir, name), 'utf8').catch(() => ''));
      figures.reads += 1;
      if (token === undefined) figures.torn += 1;
      else tokens.add(token);
    }
    await setImmediate();
  }
}

function accessTokenIn(text: string): string | undefined {
  try {
    const content: { readonly accessToken?: string } = JSON.parse(text);
    return content.accessToken;
  } catch {
    return undefined;
  }
}
