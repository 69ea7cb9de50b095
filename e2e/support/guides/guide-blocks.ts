import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const docs = path.join(import.meta.dirname, '../../../docs');

export interface GuideBlock {
  /** As in docs/guides, or with a path from there. */
  readonly guide: string;
  /** The line of its opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** Why no test runs it, from the comment above it: `<!-- not run: … -->`. */
  readonly reason: string | undefined;
}

/** Every guide that the index links to, `../saml.md` among them; rejects if the folder has one that it does not. */
export async function guideNames(): Promise<readonly string[]> {
  const index = await readFile(path.join(docs, 'guides/README.md'), 'utf8');
  const linked = [...index.matchAll(/\]\(((?:\.\.\/)?[\w-]+\.md)\)/g)].map(([, file = '']) => file);
  const files = (await readdir(path.join(docs, 'guides'))).filter((name) => name !== 'README.md');
  const unlinked = files.filter((name) => !linked.includes(name));
  if (unlinked.length > 0) throw new Error(`The index of the guides does not name ${unlinked.join(', ')}.`);
  return linked;
}

function guideText(guide: string): Promise<string> {
  return readFile(path.join(docs, 'guides', guide), 'utf8');
}

/** The fenced blocks of a guide, in their order. */
export async function guideBlocks(guide: string): Promise<readonly GuideBlock[]> {
  const blocks: GuideBlock[] = [];
  const lines = (await guideText(guide)).split('\n');
  let reason: string | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('```')) {
      const end = lines.indexOf('```', at + 1);
      if (end === -1) throw new Error(`${guide}: the block of line ${at + 1} does not end.`);
      const text = `${lines.slice(at + 1, end).join('\n')}\n`;
      blocks.push({ guide, line: at + 1, language: line.slice(3), text, reason });
      at = end;
    }
    // A comment counts for the next block only if nothing but blank lines is between.
    if (line !== '') reason = /^<!-- not run: (.+) -->$/u.exec(line)?.[1];
  }
  return blocks;
}

/** The guides' commands within a line: `daypass …`, up to a word that stands for something else. */
export async function inlineCommands(guide: string): Promise<readonly string[]> {
  const text = (await guideText(guide)).replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...text.matchAll(/`(daypass [^`]+)`/g)].map(([, command = '']) => command);
}

/** What a guide has in curly quotes, as words of the window and the tray. */
export async function quotedWords(guide: string): Promise<readonly string[]> {
  const quoted = (await guideText(guide)).matchAll(/“([^”]+)”/g);
  return [...quoted].map(([, words = '']) => words.replaceAll(/\s+/g, ' '));
}
