import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleDriver, type DriverProgram } from './support/bundle-driver.ts';
import { startDriver } from './support/driver-process.ts';
import { configFile, configOf, straysIn } from './support/scene.ts';
import { inHome, isFull } from './support/scratch.ts';

/** Many of our processes edit one config at once, while another reads it without a pause. */
const PROCESSES = 8;
const EDITS_EACH = isFull ? 250 : 25;

let program: DriverProgram;
beforeAll(async () => {
  program = await bundleDriver();
});
afterAll(() => program.remove());

test.skipIf(process.platform === 'win32')(
  `${PROCESSES} processes × ${EDITS_EACH} edits of one config: none is lost, and no reader ever meets half a file`,
  async () => {
    const scene = {
      prepare: async (homeDir: string) => {
        await mkdir(dirname(configFile(homeDir)), { mode: 0o700 });
        await writeFile(configFile(homeDir), configOf(3), { mode: 0o600 });
      },
    };
    await inHome(scene, async (homeDir) => {
      const [reader, ...editors] = await Promise.all(
        Array.from({ length: PROCESSES + 1 }, () => startDriver(program.entry)),
      );
      if (reader === undefined) throw new Error('there is no reader');
      await reader.send({ order: 'readConfigUntilStopped', homeDir });
      const answers = await Promise.all(
        editors.map((editor, index) =>
          editor.send({ order: 'addMany', homeDir, prefix: `e${index}-`, count: EDITS_EACH }),
        ),
      );
      const { reads = 0, tornReads } = await reader.send({ order: 'stopReading' });
      await Promise.all([reader, ...editors].map((driver) => driver.end()));

      const profiles = (await readFile(configFile(homeDir), 'utf8')).matchAll(/^\[profile (e\d+-\d+)\]$/gmu);
      const found = new Set([...profiles].map(([, name]) => name));
      const wanted = editors.flatMap((_, index) => Array.from({ length: EDITS_EACH }, (__, nth) => `e${index}-${nth}`));
      const lost = wanted.filter((name) => !found.has(name));
      console.log(
        `${PROCESSES} processes × ${EDITS_EACH} edits: ${lost.length} lost; ${reads} reads meanwhile, ${tornReads?.length ?? '?'} torn`,
      );
      expect(answers.map(({ outcome, detail }) => detail ?? outcome)).toEqual(editors.map(() => 'done'));
      expect(lost).toEqual([]);
      expect(tornReads).toEqual([]);
      expect(reads).toBeGreaterThan(EDITS_EACH);
      expect(await straysIn(homeDir)).toEqual([]);
    });
  },
);
