import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { App } from 'electron';
import { openToAll } from '../../core/light.ts';
import type { Surroundings } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';

/** Given at login: no window comes up unasked. */
export const HIDDEN_FLAG = '--hidden';

export interface LoginItem {
  /** What the desktop has, set by Daypass or not. */
  isOn(): Promise<boolean>;
  /** Rejects with fileForbidden where the desktop's folder can't be written, or where another user could replace the program. */
  set(on: boolean): Promise<void>;
  /** Makes the entry name this program if the one it names is gone, for example an AppImage that was moved. Rejects as `set`. */
  follow(): Promise<void>;
}

export interface LoginItemDeps {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
  readonly surroundings: Surroundings;
  /** Program and arguments that start this very app. */
  readonly command: readonly [string, ...string[]];
  /** Left out: as the file system says. */
  readonly openToAll?: typeof openToAll;
}

/** Starting at login: by Electron on macOS and Windows, by an autostart entry on Linux (freedesktop Desktop Application Autostart). */
export function loginItem(deps: LoginItemDeps): LoginItem {
  return deps.surroundings.platform === 'linux' ? autostartEntry(deps) : systemLoginItem(deps);
}

function systemLoginItem({ app, command: [program, ...args] }: LoginItemDeps): LoginItem {
  const start = { path: program, args: [...args, HIDDEN_FLAG] };
  return {
    isOn: async () => app.getLoginItemSettings(start).openAtLogin,
    set: async (on) => app.setLoginItemSettings({ openAtLogin: on, ...start }),
    follow: () => Promise.resolve(),
  };
}

function autostartEntry({ surroundings, command, openToAll: openPart = openToAll }: LoginItemDeps): LoginItem {
  const file = path.join(configHome(surroundings), 'autostart', 'daypass.desktop');
  const entry: LoginItem = {
    isOn: async () => {
      const text = await readFile(file, 'utf8').catch(() => '');
      // A desktop switches an entry off by either of these, leaving the file.
      return text !== '' && !/^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(text);
    },
    async set(on) {
      const replaceable = on ? openPart(command[0]) : undefined;
      if (replaceable !== undefined)
        throw new DaypassError('fileForbidden', { path: replaceable, reason: 'replaceable' });
      try {
        if (!on) return await rm(file, { force: true });
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        const temporary = `${file}.${process.pid}.tmp`;
        await writeFile(temporary, entryText([...command, HIDDEN_FLAG]));
        await rename(temporary, file);
      } catch (thrown) {
        throw new DaypassError('fileForbidden', { path: file }, { cause: thrown });
      }
    },
    async follow() {
      if (!(await entry.isOn())) return;
      const program = programOf(await readFile(file, 'utf8').catch(() => ''));
      if (program !== undefined && (await isGone(program))) await entry.set(true);
    },
  };
  return entry;
}

/** XDG Base Directory Specification: a relative path there counts as none. */
function configHome({ env, homeDir }: Surroundings): string {
  const set = env['XDG_CONFIG_HOME'];
  return set !== undefined && path.isAbsolute(set) ? set : path.join(homeDir, '.config');
}

function entryText(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Daypass',
    `Exec=${command.map(execWord).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** One argument of an Exec line (Desktop Entry Specification, "The Exec key"): quoted, escaped, then escaped once more as a string value. */
function execWord(word: string): string {
  const quoted = `"${word.replaceAll(/["`$\\]/g, String.raw`\$&`)}"`;
  return quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%');
}

/** The program of an entry that we wrote: the inverse of `execWord`. Undefined for an Exec line of another form. */
function programOf(text: string): string | undefined {
  const [, line = ''] = /^Exec=(.*)$/m.exec(text) ?? [];
  const [, quoted] = /^"((?:[^"\\]|\\.)*)"/.exec(line.replaceAll('%%', '%').replaceAll('\\\\', '\\')) ?? [];
  return quoted?.replaceAll(/\\(.)/g, '$1');
}

async function isGone(program: string): Promise<boolean> {
  if (!path.isAbsolute(program)) return false;
  return access(program).then(
    () => false,
    (thrown: NodeJS.ErrnoException) => thrown.code === 'ENOENT',
  );
}
