import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startCoverage } from './coverage.ts';
import { mutate, randomBy } from './mutate.ts';
import { TARGETS } from './targets.ts';

const CORPUS_DIR = path.join(import.meta.dirname, 'corpus');

export interface FuzzRun {
  readonly seed: number;
  /** Asked before each input. */
  readonly goesOn: (inputs: number) => boolean;
  /** Whether inputs that ran new code are stored for later runs. */
  readonly keepsCorpus: boolean;
  /** True to begin with the target's own examples alone, as if no run had been before. */
  readonly beginsAnew?: boolean;
}

export interface FuzzResult {
  readonly inputs: number;
  readonly kept: number;
  readonly blocks: number;
}

/**
 * Runs a target on its stored corpus and then on mutations of it. An input that runs blocks that none has run before joins the
 * corpus. Rejects with the input, in base64, that broke a promise.
 */
export async function fuzz(
  name: string,
  { seed, goesOn, keepsCorpus, beginsAnew = false }: FuzzRun,
): Promise<FuzzResult> {
  const target = TARGETS[name];
  if (target === undefined)
    throw new Error(`There is no target ${name}. There are: ${Object.keys(TARGETS).join(', ')}.`);
  const random = randomBy(seed);
  const coverage = await startCoverage();
  const seen = new Set<string>();
  const corpus: Buffer[] = [];
  let kept = 0;
  const tryInput = async (input: Buffer): Promise<boolean> => {
    try {
      target.run(input);
    } catch (thrown) {
      throw new Error(`${name} breaks on ${input.toString('base64')}`, { cause: thrown });
    }
    const before = seen.size;
    for (const block of await coverage.take()) seen.add(block);
    return seen.size > before;
  };
  try {
    for (const input of [
      ...target.seeds.map((text) => Buffer.from(text)),
      ...(beginsAnew ? [] : await storedCorpus(name)),
    ]) {
      await tryInput(input);
      corpus.push(input);
    }
    let inputs = corpus.length;
    for (; goesOn(inputs); inputs += 1) {
      const input = mutate(corpus[random(corpus.length)] ?? Buffer.alloc(0), corpus, target.words, random);
      if (!(await tryInput(input))) continue;
      corpus.push(input);
      kept += 1;
      if (keepsCorpus) await store(name, input);
    }
    return { inputs, kept, blocks: seen.size };
  } finally {
    coverage.stop();
  }
}

async function storedCorpus(name: string): Promise<readonly Buffer[]> {
  const dir = path.join(CORPUS_DIR, name);
  const files = (await readdir(dir).catch((): string[] => [])).toSorted((a, b) => a.localeCompare(b, 'en'));
  return Promise.all(files.map((file) => readFile(path.join(dir, file))));
}

async function store(name: string, input: Buffer): Promise<void> {
  const dir = path.join(CORPUS_DIR, name);
  await mkdir(dir, { recursive: true });
  await writeFile(path.join(dir, createHash('sha256').update(input).digest('hex').slice(0, 16)), input);
}
