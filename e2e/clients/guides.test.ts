import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { messagesFor } from '../../src/presenter/messages/index.ts';
import {
  guideBlocks,
  guideNames,
  inlineCommands,
  quotedWords,
  type GuideBlock,
} from '../support/guides/guide-blocks.ts';
import { startGuideWorld, type GuideWorld } from '../support/guides/guide-machine.ts';
import { scenesOf } from '../support/guides/scenes.ts';
import { endShare, isSignedIn, typed, type RunBlock, type Scene } from '../support/guides/steps.ts';

/**
 * Runs every block of every guide and of the README, in its order, on a machine of its own against the simulator. Where a program of the guide
 * can't be here, a stand-in takes exactly its words and does the part that concerns Daypass.
 */

/** Ends well only where the AWS SDKs would find keys: in the environment, or by a profile that the config file has. */
const HAS_KEYS = `
[ -n "$AWS_CONTAINER_CREDENTIALS_FULL_URI$AWS_ACCESS_KEY_ID" ] && exit 0
profile=$AWS_PROFILE
while [ $# -gt 0 ]; do [ "$1" = --profile ] && profile=$2; shift; done
grep -q "^\\[profile $profile\\]" "$HOME/.aws/config" || { echo "no keys" >&2; exit 9; }`;

/** Run by Windows' own programs. */
const OF_WINDOWS = new Set(['bat', 'powershell']);

let world: GuideWorld;
const SCENES = scenesOf(() => world);
const README = '../../README.md';

beforeAll(async () => {
  world = await startGuideWorld();
});

afterAll(() => world.close());

const typedAsItStands: RunBlock = async (machine, { text }) => void (await typed(machine, text));

function runnerOf({ blocks = {} }: Scene, block: GuideBlock): RunBlock {
  const byWords = Object.keys(blocks).find((words) => block.text.startsWith(words));
  const found = blocks[byWords ?? block.language] ?? (block.language === 'sh' ? typedAsItStands : undefined);
  if (found === undefined)
    throw new Error(`${block.guide}:${block.line}: no test can run it, and no comment says why.`);
  return found;
}

describe('the blocks of', () => {
  test.each(Object.entries(SCENES))('%s work as they stand', async (guide, scene) => {
    const machine = await world.machine();
    for (const name of ['npx', 'terraform', 'my-agent']) await machine.standIn(name, HAS_KEYS);
    await (scene.prepare ?? isSignedIn)(machine);
    const blocks = (await guideBlocks(guide)).filter(
      ({ reason, language }) => reason === undefined && !OF_WINDOWS.has(language),
    );
    expect(blocks).not.toHaveLength(0);
    for (const block of blocks) await runnerOf(scene, block)(machine, block);
    await endShare();
  });
});

test('a guide that names a command wrongly fails', async () => {
  const machine = await world.machine();
  expect((await machine.type('daypass profile brigde web-dev --as amplify')).code).toBe(2);
});

test('every guide has a scene, and what no test runs has a reason', async () => {
  const names = [...(await guideNames()), README];
  const blocks = (await Promise.all(names.map((name) => guideBlocks(name)))).flat();
  const here = blocks.filter(({ language }) => !OF_WINDOWS.has(language)).map(({ guide }) => guide);
  expect(Object.keys(SCENES).toSorted()).toEqual([...new Set(here)].toSorted());
  const unrun = blocks.filter(({ reason }) => reason !== undefined).map(({ guide, reason }) => `${guide}: ${reason}`);
  expect(unrun).toEqual([
    '../saml.md: AWS reads this policy, Daypass does not',
    `${README}: e2e/app/demo.spec.ts and e2e/clients/demo.test.ts play the demo`,
    `${README}: it starts the tests themselves`,
  ]);
  expect(blocks.filter(({ language }) => OF_WINDOWS.has(language)).map(({ guide }) => guide)).toEqual([
    'containers.md',
    'windows.md',
  ]);
});

test('the commands within the guides’ lines exist, with their options', async () => {
  const unknown: string[] = [];
  for (const guide of [...(await guideNames()), README]) {
    const commands = await inlineCommands(guide);
    unknown.push(...commands.filter((words) => !isKnown(words)).map((words) => `${guide}: ${words}`));
  }
  expect(unknown).toEqual([]);
});

/** What guides quote in curly quotes that Daypass does not say itself. */
const OF_OTHERS = new Set(['command line as on Windows']);

test('the words of Daypass that the guides quote are those it shows', async () => {
  const messages = messagesFor('en');
  const shown = [...spoken(messages), messages.assumed.bySourceProfile('hub')].join('\n');
  const names = await guideNames();
  const quotes = (await Promise.all(names.map((name) => quotedWords(name)))).flat();
  expect(quotes.length).toBeGreaterThan(10);
  expect(quotes.filter((words) => !OF_OTHERS.has(words) && !shown.includes(words))).toEqual([]);
});

/** The texts of a catalogue, without those that need something filled in. */
function spoken(catalogue: object): readonly string[] {
  return Object.values(catalogue).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? spoken(value) : [];
  });
}

/** Whether a command of that name has those options; words in capitals stand for the reader's own. */
function isKnown(words: string): boolean {
  const [own = ''] = words.split(' -- ');
  const rest = own.replace(/^daypass /u, '').split(/ [|>] /u)[0] ?? '';
  const found = COMMANDS.filter(({ name }) => `${rest} `.startsWith(`${name} `)).toSorted(
    (a, b) => b.name.length - a.name.length,
  )[0];
  // A group of commands, or an option of all of them.
  if (found === undefined) return COMMANDS.some(({ name }) => name.startsWith(`${rest} `)) || rest.startsWith('--');
  const options = [...rest.matchAll(/--([a-z-]+)/gu)].map(([, option = '']) => option);
  return options.every((option) => ['json', 'help', ...found.values, ...found.flags].includes(option));
}
