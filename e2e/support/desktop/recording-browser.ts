import { readFileSync, watch, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { awaited, NotYet } from '../awaited.ts';

/** A browser on the app's PATH that writes down the arguments it is started with. */
export interface RecordingBrowser {
  /** The arguments of its first start, once it was started. */
  args(): Promise<readonly string[]>;
  /** What the page that it came to rest on says, for one that shows pages. */
  page(): Promise<string>;
}

/**
 * Puts a browser of this command's name into `binDir`. With `shows`, it is the Chromium at that path, headless, and
 * keeps the page's text at the end.
 */
export async function recordingBrowser(
  { binDir, homeDir }: { readonly binDir: string; readonly homeDir: string },
  command: string,
  shows?: string,
): Promise<RecordingBrowser> {
  const dir = path.join(homeDir, 'browsers', command);
  await mkdir(dir, { recursive: true });
  const [args, page] = [path.join(dir, 'args'), path.join(dir, 'page')];
  const show =
    shows === undefined
      ? ''
      : `'${shows}' --headless --no-sandbox --disable-gpu --user-data-dir='${dir}/data' --dump-dom "$@" >'${page}.new' 2>/dev/null\nmv '${page}.new' '${page}'\n`;
  writeFileSync(
    path.join(binDir, command),
    `#!/bin/sh\nprintf '%s\\n' "$@" >'${args}.new'\nmv '${args}.new' '${args}'\n${show}`,
    { mode: 0o755 },
  );
  const kept = (file: string, what: string) =>
    awaited(
      what,
      () => {
        try {
          return readFileSync(file, 'utf8');
        } catch {
          return new NotYet('not written');
        }
      },
      (changed) => {
        const watcher = watch(dir, changed);
        return () => watcher.close();
      },
    );
  return {
    args: async () => (await kept(args, `${command} to be started`)).trimEnd().split('\n'),
    page: () => kept(page, `${command} to show a page`),
  };
}
