import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleDriver, type DriverProgram } from './support/bundle-driver.ts';
import { isLeftOut } from '../support/left-out.ts';
import { failEverywhere, type Fault } from './support/fail-everywhere.ts';
import { isWrite } from './support/rehearsal.ts';
import { CONFIG_SCENES, TOKEN_SCENES } from './support/scene.ts';
import { isFull } from './support/scratch.ts';
import { writeShort } from './support/short-writes.ts';
import { tracingIsLeftOut } from './support/tracing.ts';

/** Full, broken, forbidding and over quota, at every single call on files that a write makes. */

const names: readonly Fault[] = ['ENOSPC', 'EIO', 'EPERM', 'EDQUOT'];

const whyNot = await tracingIsLeftOut();
if (whyNot !== undefined) console.warn(`Left out: ${whyNot}`);

let program: DriverProgram;
beforeAll(async () => {
  program = await bundleDriver();
});
afterAll(() => program.remove());

describe.skipIf(whyNot !== undefined).each([
  ['edit of the config', CONFIG_SCENES],
  ['write of a token', TOKEN_SCENES],
] as const)('a failing call in mid-%s', (what, scenes) => {
  test.each(scenes)('$title: the old bytes stay, and the person is told why', async (scene) => {
    const tally = await failEverywhere(program.entry, scene, (index, call) => {
      if (isFull) return names;
      // In the suite every fault at each call on the file and its locks, in the plain layout; elsewhere one at each.
      const isBackup = call.line.includes('/backups/');
      if (scene.title === 'plain' && !isBackup) return names;
      // And of the layout that takes long, where its size makes a difference.
      const isLong = scene.title.startsWith('25,000');
      if (isLong && !(isWrite(call) && call.line.includes('/.aws/') && index % 2 === 0)) return [];
      return isBackup && scene.title !== 'plain' ? [] : [names[index % names.length] ?? 'EIO'];
    });
    console.log(
      `${what}, ${scene.title}: ${tally.faults} faults, ${tally.refused} told, ${tally.survived} harmless, ${tally.wrong.length} wrong`,
    );
    expect(tally).toMatchObject({ wrong: [], missed: [] });
    expect(tally.refused).toBeGreaterThan(0);
  });
});

describe.skipIf(whyNot !== undefined || isLeftOut('prlimit'))('a disk that takes less than it was given', () => {
  const [plainConfig] = CONFIG_SCENES;
  const [plainToken] = TOKEN_SCENES;
  const bigConfig = CONFIG_SCENES.find(({ title }) => title.startsWith('25,000'));
  const scenes = [plainConfig, bigConfig, plainToken].flatMap((scene) => scene ?? []);

  test.each(scenes)('$title: after a short write the old bytes stay, and so after a kill there', async (scene) => {
    const isBig = scene.title.startsWith('25,000');
    const roomsIn = (size: number) => (isBig && !isFull ? [Math.floor(size / 2)] : [1, Math.floor(size / 2), size - 1]);
    expect(await writeShort(program.entry, scene, roomsIn)).toEqual([]);
  });
});
