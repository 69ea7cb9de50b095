import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aws, isAwsLeftOut } from '../support/aws-cli.ts';
import { bundleDriver, type DriverProgram } from './support/bundle-driver.ts';
import { startDriver, type DriverProcess } from './support/driver-process.ts';
import { configFile, configOf, straysIn } from './support/scene.ts';
import { inHome, isFull } from './support/scratch.ts';

/**
 * The AWS CLI edits the same config at the same time. It reads the file, truncates it and writes it again, without a lock:
 * what it writes on an old reading takes back what others wrote since. Ours must be there in the end all the same.
 */
const ROUNDS = isFull ? 1_000 : 100;
const PERSONS = 20;
const REFUSALS: ReadonlySet<string> = new Set(['fileChanged', 'configOddLines']);
const PYTHON = '/usr/bin/python3';

let program: DriverProgram;
beforeAll(async () => {
  program = await bundleDriver();
});
afterAll(() => program.remove());

const scene = {
  prepare: async (homeDir: string) => {
    await mkdir(dirname(configFile(homeDir)), { mode: 0o700 });
    await writeFile(configFile(homeDir), configOf(PERSONS), { mode: 0o600 });
  },
};
const profilesIn = async (homeDir: string) => {
  const text = await readFile(configFile(homeDir), 'utf8');
  return [...text.matchAll(/^\[profile (\S+)\]$/gmu)].map(([, name]) => name ?? '');
};

describe.skipIf(lacksAwsWriter())('beside the AWS CLI’s own writer', () => {
  test(`${ROUNDS} interleavings: ours are all there in the end, and so is all that was there before`, async () => {
    await inHome(scene, async (homeDir) => {
      const driver = await startDriver(program.entry);
      const foreign = await startForeign(homeDir);
      const lost = { oursAfterAll: 0, theirs: 0, persons: 0, gaveWay: 0 };
      const refused = new Set<string>();
      const editMicros = await durationMicros(driver, homeDir);
      for (let round = 0; round < ROUNDS; round += 1) {
        // Its write falls evenly over the time that an edit of ours takes, and a little after.
        const delayMicros = Math.round(((round % 50) / 50) * 1.1 * editMicros);
        const change = foreignChange(round);
        // By turns as the command line edits, which looks again once, and as the tray app does, which hears of changes.
        const inApp = round % 4 >= 2;
        const [outcome] = await Promise.all([
          add(driver, homeDir, `ours${round}`, inApp),
          foreign.set(change, delayMicros),
        ]);
        // Refused with a word, and nothing written: too many changes under our hands, or half a file for too long.
        if (REFUSALS.has(outcome)) {
          refused.add(`ours${round}`);
          continue;
        }
        expect(outcome).toBe('done');
        if (inApp) await untilThere(homeDir, `ours${round}`);
        const text = await readFile(configFile(homeDir), 'utf8');
        if (!text.includes(`${change.key} = ${change.value}`)) lost.theirs += 1;
      }
      await foreign.end();
      const { madeAgain = 0 } = await driver.send({ order: 'stopApp' });
      await driver.end();

      const found = new Set(await profilesIn(homeDir));
      const isMissing = (name: string) => !found.has(name);
      lost.persons = Array.from({ length: PERSONS }, (_, index) => `p${index}`).filter(isMissing).length;
      lost.oursAfterAll = Array.from({ length: ROUNDS }, (_, round) => `ours${round}`)
        .filter((name) => !refused.has(name))
        .filter(isMissing).length;
      lost.gaveWay = refused.size;
      console.log(
        `${ROUNDS} interleavings with the AWS CLI's writer: ${madeAgain} of ours overwritten by it and made again by themselves, ${lost.oursAfterAll} missing in the end, ` +
          `${lost.gaveWay} refused; ${lost.theirs} of its own lost; ${lost.persons} of the person's lost`,
      );
      expect(lost).toMatchObject({ oursAfterAll: 0, persons: 0 });
      expect(await straysIn(homeDir)).toEqual([]);
    });
  });
});

describe.skipIf(isAwsLeftOut)('beside the real AWS CLI', () => {
  test('a handful of `aws configure set` while we edit: nobody’s profiles are lost that were not written at one instant', async () => {
    await inHome(scene, async (homeDir) => {
      const driver = await startDriver(program.entry);
      const env = { HOME: homeDir, PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };
      const foreign = { isSetting: true };
      const setting = (async () => {
        for (let nth = 0; nth < 4; nth += 1)
          await aws(['configure', 'set', 'region', 'eu-west-1', '--profile', `theirs${nth}`], env);
        foreign.isSetting = false;
      })();
      const ours: string[] = [];
      while (foreign.isSetting) {
        const profileName = `ours${ours.length}`;
        expect(await add(driver, homeDir, profileName)).toBe('done');
        ours.push(profileName);
      }
      await setting;
      const { madeAgain = 0 } = await driver.send({ order: 'stopApp' });
      const found = new Set(await profilesIn(homeDir));
      const theirs = [0, 1, 2, 3].filter((nth) => !found.has(`theirs${nth}`));
      console.log(
        `${ours.length} edits beside 4 real \`aws configure set\`: ${madeAgain} of ours overwritten by it and made again, ${theirs.length} of its own lost`,
      );
      await driver.end();
      const missing = new Set(await profilesIn(homeDir));
      expect(ours.filter((name) => !missing.has(name))).toEqual([]);
      expect(Array.from({ length: PERSONS }, (_, index) => `p${index}`).filter((name) => !missing.has(name))).toEqual(
        [],
      );
      expect(await straysIn(homeDir)).toEqual([]);
    });
  });
});

/** Of an edit, once all is warm, without the look a moment later. */
async function durationMicros(driver: DriverProcess, homeDir: string): Promise<number> {
  const durations: number[] = [];
  for (let nth = 0; nth < 9; nth += 1) {
    const startMillis = performance.now();
    await add(driver, homeDir, `warm-up${nth}`, true);
    durations.push((performance.now() - startMillis) * 1_000);
  }
  return durations.toSorted((a, b) => a - b)[4] ?? 0;
}

interface ForeignChange {
  readonly profileName: string;
  readonly key: string;
  readonly value: string;
}

/** By turns a new section, which it appends, and a line in one that is there, for which it writes the file again in place. */
function foreignChange(round: number): ForeignChange {
  const profileName = round % 2 === 0 ? `theirs${round}` : `p${round % PERSONS}`;
  return { profileName, key: 'cli_history', value: `enabled${round}` };
}

/** The app hears of a foreign write a moment later; what does not come is counted as missing. */
async function untilThere(homeDir: string, profileName: string): Promise<void> {
  const untilMillis = performance.now() + 3_000;
  while (performance.now() < untilMillis) {
    if ((await profilesIn(homeDir)).includes(profileName)) return;
    await setImmediate();
  }
}

async function add(driver: DriverProcess, homeDir: string, profileName: string, inApp = false): Promise<string> {
  const { outcome, detail } = await driver.send({ order: 'addProfile', homeDir, profileName, inApp });
  return detail ?? outcome;
}

interface ForeignWriter {
  set(change: ForeignChange, delayMicros: number): Promise<void>;
  end(): Promise<void>;
}

async function startForeign(homeDir: string): Promise<ForeignWriter> {
  const script = join(import.meta.dirname, 'foreign', 'configure-set.py');
  const child = spawn(PYTHON, [script, configFile(homeDir)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (wanted: string) => {
    const { value } = await lines.next();
    if (value !== wanted) throw new Error(`The AWS CLI's writer said ${String(value)}.`);
  };
  await line('ready');
  return {
    async set({ profileName, key, value }, delayMicros) {
      child.stdin.write(`${profileName} ${key} ${value} ${delayMicros}\n`);
      await line('set');
    },
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}

function lacksAwsWriter(): boolean {
  if (process.env['DAYPASS_ALL_LAYERS'] === '1') return false;
  return spawnSync(PYTHON, ['-c', 'import awscli.customizations.configure.writer'], { stdio: 'ignore' }).status !== 0;
}
