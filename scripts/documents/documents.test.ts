import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { namedTests } from './named-tests.ts';

const root = path.join(import.meta.dirname, '../..');
const text = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');

/** Documents that name tests, and how many names each has at the least. */
test.each([
  ['docs/electron-security.md', 20],
  ['docs/BEHAVIOUR.md', 25],
  ['SECURITY.md', 25],
])('%s names tests that exist', async (document, least) => {
  const { count, missing } = await namedTests(document);
  expect(count).toBeGreaterThanOrEqual(least);
  expect(missing).toEqual([]);
});

describe('README in both languages', () => {
  const levels = (readme: string): readonly number[] =>
    [...readme.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);
  const blocks = (readme: string): readonly string[] =>
    [...readme.matchAll(/^```[\s\S]*?^```$/gm)].map(([block]) => block);
  const inCode = (readme: string): readonly string[] =>
    [
      ...new Set(
        [...readme.matchAll(/`((?:npm|daypass|sudo|sh|DAYPASS_\w+=\w+) [^`]+)`/g)].map(([, code = '']) => code),
      ),
    ].toSorted();
  const linked = (readme: string): readonly string[] =>
    [...readme.matchAll(/(?:\]\(|srcset="|src=")([^)"\s]+)/g)]
      .map(([, target = '']) => target.replace('/screenshots/ja/', '/screenshots/'))
      .filter((target) => !target.startsWith('#') && !target.startsWith('README'))
      .toSorted();

  test('has the same headings, commands and links', async () => {
    const [english, japanese] = await Promise.all([text('README.md'), text('README.ja.md')]);
    expect(levels(japanese)).toEqual(levels(english));
    expect(levels(english).length).toBeGreaterThan(10);
    expect(blocks(japanese)).toEqual(blocks(english));
    expect(inCode(japanese)).toEqual(inCode(english));
    expect(linked(japanese)).toEqual(linked(english));
  });
});

/** The words after `#` that GitHub makes of a heading. */
function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '');
  return words.replaceAll(' ', '-');
}

/** Every document of the repository, by its path from the root. */
const documents = [
  ...(await readdir(root)),
  ...(await readdir(path.join(root, 'docs'), { recursive: true })).map((name) => path.join('docs', name)),
  'scripts/cli-package/README.md',
].filter((name) => name.endsWith('.md'));

test.each(documents)('the links of %s lead somewhere', async (document) => {
  const broken: string[] = [];
  for (const [, target = ''] of (await text(document)).matchAll(/(?:\]\(|srcset="|src=")([^)"\s]+)/g)) {
    if (/^https?:/.test(target)) continue;
    const [file = '', anchor] = target.split('#');
    const place = file === '' ? document : path.join(path.dirname(document), file);
    const exists = await stat(path.join(root, place)).then(
      () => true,
      () => false,
    );
    const headings = exists && anchor !== undefined ? [...(await text(place)).matchAll(/^#+ (.+)$/gm)] : [];
    const isThere =
      anchor === undefined || headings.some(([, heading = '']) => anchorOf(heading) === decodeURIComponent(anchor));
    if (!exists || !isThere) broken.push(target);
  }
  expect(broken).toEqual([]);
});

test.each(documents)(
  '%s has nobody install a package of our name from a registry, where it is not ours',
  async (document) => {
    expect(
      (await text(document)).match(/\b(?:npm (?:i|install)(?: -g)?|npx|pnpm add|yarn add) daypass(?![\w./-])/g),
    ).toBeNull();
  },
);
