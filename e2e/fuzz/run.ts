import { fuzz } from './fuzz.ts';
import { TARGETS } from './targets.ts';

/** `npm run fuzz [-- TARGET [SECONDS]]`: the long run, of all targets for a minute each if none is named. It adds to the corpus. */
const [target, seconds = '60'] = process.argv.slice(2);
const seed = Number(process.env['DAYPASS_SEED'] ?? Date.now() % 2 ** 32);
console.log(`DAYPASS_SEED=${seed}`);
for (const name of target === undefined ? Object.keys(TARGETS) : [target]) {
  const endMillis = Date.now() + Number(seconds) * 1000;
  const result = await fuzz(name, { seed, keepsCorpus: true, goesOn: () => Date.now() < endMillis });
  console.log(`${name}: ${result.inputs} inputs, ${result.kept} new in the corpus, ${result.blocks} blocks`);
}
