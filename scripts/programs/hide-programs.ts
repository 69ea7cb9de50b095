import { mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';

/** Programs that the tests use where they are installed. A machine that only has Node.js has none of them. */
const NOT_EVERYWHERE =
  /^(aws|aws_completer|chromium.*|google-chrome.*|firefox.*|fish|zsh|pwsh|python[\d.]*|Xvfb|xvfb-run|xclip|xdotool|dbus-.*|strace|prlimit|wine.*|openssl|podman|docker)$/;

/**
 * Fills the folder with links to the programs on the PATH except those above, and makes it the PATH of this process and
 * its children. No Chromium is found either.
 */
export async function hidePrograms(folder: string): Promise<void> {
  await mkdir(folder);
  const linked = new Set<string>();
  for (const from of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const names = path.isAbsolute(from) ? await readdir(from).catch(() => []) : [];
    for (const name of names) {
      if (linked.has(name) || NOT_EVERYWHERE.test(name)) continue;
      linked.add(name);
      await symlink(path.join(from, name), path.join(folder, name));
    }
  }
  process.env['PATH'] = folder;
  process.env['DAYPASS_CHROMIUM'] = path.join(folder, 'chromium');
}
