import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleDriver, type DriverProgram } from './support/bundle-driver.ts';
import { killEverywhere } from './support/kill-everywhere.ts';
import { CONFIG_SCENES, TOKEN_SCENES, type Scene } from './support/scene.ts';
import { isFull } from './support/scratch.ts';
import { tracingIsLeftOut, type Call } from './support/tracing.ts';

/** Real processes, killed with SIGKILL before every single call by which a write can change the disk. */

/**
 * In the suite locks and backups, which are alike in every layout, are gone through in the plain one alone; and in the one
 * that takes long, only the file itself.
 */
function isOfLayout({ title }: Scene, { line }: Call): boolean {
  if (title === 'plain') return true;
  return title.startsWith('25,000') ? line.includes('/.aws/') : !line.includes('/backups/');
}

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
] as const)('killed in mid-%s', (what, scenes) => {
  test.each(scenes)('$title: old bytes or new ones, and nothing stays behind', async (scene) => {
    const tally = await killEverywhere(program.entry, scene, (call) => isFull || isOfLayout(scene, call));
    console.log(
      `${what}, ${scene.title}: ${tally.kills} kills, ${tally.torn.length} torn, ${tally.strays.length} stray after the next start (${tally.leftSomething} before), ${tally.notHealed.length} not healed`,
    );
    expect(tally).toMatchObject({ torn: [], strays: [], notHealed: [], missed: [] });
    expect(tally.kills).toBeGreaterThan(5);
  });
});
