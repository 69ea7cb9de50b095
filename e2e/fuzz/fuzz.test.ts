import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { mutate, randomBy } from './mutate.ts';
import { TARGETS } from './targets.ts';

/** A short run that ends the same way each time; `npm run fuzz` is the long one. */
const INPUTS = 400;

test.each(Object.keys(TARGETS))('no input breaks: %s', async (name) => {
  const seed = Number(process.env['DAYPASS_SEED'] ?? 20_261_129);
  const { inputs, blocks } = await fuzz(name, { seed, keepsCorpus: false, goesOn: (count) => count < INPUTS });
  expect(inputs).toBeGreaterThanOrEqual(INPUTS);
  expect(blocks).toBeGreaterThan(20);
});

test('coverage leads mutations on: inputs that run new code join the corpus', async () => {
  const run = { seed: 7, keepsCorpus: false, goesOn: (count: number) => count < INPUTS };
  const first = await fuzz('saml', { ...run, beginsAnew: true, goesOn: () => false });
  const { kept, blocks } = await fuzz('saml', { ...run, beginsAnew: true });
  expect(kept).toBeGreaterThan(0);
  expect(blocks).toBeGreaterThan(first.blocks);
});

test('a run can be made again by its seed', () => {
  const inputs = [1, 1, 2].map((seed) =>
    mutate(Buffer.from('abc'), [Buffer.from('xyz')], ['word'], randomBy(seed)).toString('hex'),
  );
  expect(inputs[0]).toBe(inputs[1]);
  expect(inputs[2]).not.toBe(inputs[0]);
});
