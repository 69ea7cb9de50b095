import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';

const run = promisify(execFile);

/** Where the pictures were taken: letters are drawn a little differently by every other browser, system and font. */
const PINNED = {
  system: 'debian 12',
  chromium: '156',
  fonts: ['DejaVuSans.ttf', 'NotoSansCJK-Regular.ttc', 'DejaVuSansMono.ttf'],
} as const;

/** In what this machine differs from the one of the pictures, as a sentence; undefined where it does not. */
export async function otherPlatform(): Promise<string | undefined> {
  const found = { system: await systemName(), chromium: await chromiumMajor(), fonts: await fontFiles() };
  const differing = (['system', 'chromium', 'fonts'] as const).filter(
    (part) => String(found[part]) !== String(PINNED[part]),
  );
  if (differing.length === 0) return undefined;
  const told = differing.map((part) => `${part} ${String(found[part])} in place of ${String(PINNED[part])}`);
  return `pictures are compared only where they were taken; here: ${told.join(', ')}. New ones: CONTRIBUTING.md, “Pictures”.`;
}

async function systemName(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)`, 'mu').exec(text)?.[1];
  return text === '' ? process.platform : `${field('ID')} ${field('VERSION_ID')}`;
}

async function chromiumMajor(): Promise<string> {
  const { stdout } = await run(CHROMIUM_PATH, ['--version']).catch(() => ({ stdout: '' }));
  return /\b(\d+)\.\d+\.\d+/u.exec(stdout)?.[1] ?? 'none';
}

/** The files behind the window's fonts: Latin, Japanese, monospaced. */
async function fontFiles(): Promise<readonly string[]> {
  const patterns = ['system-ui', 'Noto Sans CJK JP', 'monospace'];
  const matches = patterns.map((pattern) => run('fc-match', ['-f', '%{file}', pattern]).catch(() => ({ stdout: '' })));
  return (await Promise.all(matches)).map(({ stdout }) => stdout.split('/').at(-1) ?? '');
}
