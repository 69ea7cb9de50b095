import { posix, win32 } from 'node:path';

/** A program and its arguments, to be started without a shell. */
export interface EditorLaunch {
  readonly program: string;
  readonly args: readonly string[];
}

type AtLine = (path: string, line: number) => readonly string[];

const behindColon: AtLine = (path, line) => [`${path}:${line}`];
const afterGoto: AtLine = (path, line) => ['--goto', `${path}:${line}`];
const byOption: AtLine = (path, line) => ['--line', String(line), path];
const byPlus: AtLine = (path, line) => [`+${line}`, path];

/** Editors with a window of their own, and how each is told the line. Editors of a terminal have none to be shown in. */
const EDITORS: Readonly<Record<string, AtLine>> = {
  ...forEach(['code', 'code-insiders', 'code-oss', 'codium', 'vscodium', 'cursor', 'windsurf', 'positron'], afterGoto),
  ...forEach(['subl', 'sublime_text', 'sublime-text', 'zed', 'zeditor', 'atom', 'pulsar'], behindColon),
  ...forEach(
    ['idea', 'clion', 'goland', 'phpstorm', 'pycharm', 'rider', 'rubymine', 'rustrover', 'webstorm'],
    byOption,
  ),
  ...forEach(['kate', 'kwrite', 'mate'], byOption),
  ...forEach(['gvim', 'mvim', 'gedit', 'gnome-text-editor', 'pluma', 'geany', 'emacs', 'bbedit'], byPlus),
  mousepad: (path, line) => [`--line=${line}`, path],
  'notepad++': (path, line) => [`-n${line}`, path],
};

const IN_TERMINAL: ReadonlySet<string> = new Set(['-nw', '-t', '--no-window-system', '--tty']);

/**
 * Returns how the editor of $VISUAL or $EDITOR opens a file at a line; undefined for one that is not known, or that needs a
 * terminal. The person's own arguments (`code --wait`) come first.
 */
export function editorLaunch(
  command: string,
  { path, lineNumber }: { readonly path: string; readonly lineNumber: number },
  platform: NodeJS.Platform,
): EditorLaunch | undefined {
  const [program, ...own] = wordsOf(command);
  if (program === undefined || own.some((word) => IN_TERMINAL.has(word))) return undefined;
  const atLine = EDITORS[nameOf(program, platform)];
  return atLine && { program, args: [...own, ...atLine(path, lineNumber)] };
}

function forEach(names: readonly string[], atLine: AtLine): Record<string, AtLine> {
  return Object.fromEntries(names.map((name) => [name, atLine]));
}

/** Words as a shell would part them, quotes included; nothing else of a shell counts. */
function wordsOf(command: string): string[] {
  return Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu),
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}

function nameOf(program: string, platform: NodeJS.Platform): string {
  const name = (platform === 'win32' ? win32 : posix).basename(program).toLowerCase();
  return name.replace(/(?:64)?\.exe$|\.sh$/u, '');
}
