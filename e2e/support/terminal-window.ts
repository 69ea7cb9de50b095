import { execFileSync, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { awaited, NotYet } from './awaited.ts';

/** A real terminal with a real shell in it: tmux on a server of its own, which nobody looks at. */
export interface TerminalWindow {
  /** Types a text, character by character as a person would. */
  type(text: string): void;
  /** Presses keys by tmux's names: `Enter`, `Escape`, `C-c`, `Tab`, `Up`. */
  press(...keys: readonly string[]): void;
  /** Types a command line and Enter, and resolves with what it printed, once the shell's prompt is back. */
  run(line: string): Promise<string>;
  /** What the screen shows, without blank lines at its end. */
  screen(): string;
  /** The screen with its colours, as escape sequences. */
  colouredScreen(): string;
  /** Resolves with the screen once it fits. */
  until(what: string, fits: (screen: string) => boolean): Promise<string>;
  resize(columns: number, lines: number): void;
  /** How many keys were pressed so far: a character is one. */
  readonly keystrokes: number;
  close(): Promise<void>;
}

export type Shell = 'bash' | 'zsh' | 'fish';

export interface WindowOptions {
  readonly shell: Shell;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the shell reads at its start, as from its startup file. */
  readonly startup?: string;
  readonly columns?: number;
  readonly lines?: number;
}

/** Where a line of the screen starts with it, the shell waits for a command. */
const PROMPT = '%%> ';

/** The shells start without the machine's own startup files. */
const COMMANDS: Readonly<Record<Shell, (startup: string) => string>> = {
  bash: (file) => `bash --noprofile --rcfile ${file} -i`,
  zsh: (file) => `env ZDOTDIR=${path.dirname(file)} zsh --no-globalrcs -i`,
  fish: (file) => `fish --no-config --init-command 'source ${file}' -i`,
};
const STARTUP_FILES: Readonly<Record<Shell, string>> = { bash: 'bashrc', zsh: '.zshrc', fish: 'config.fish' };
const PROMPTS: Readonly<Record<Shell, string>> = {
  bash: `PS1='${PROMPT}'\n`,
  zsh: `PROMPT='%%%%> '\n`,
  fish: `function fish_prompt; printf '%s' '${PROMPT}'; end\nfunction fish_greeting; end\n`,
};

export async function openTerminalWindow(options: WindowOptions): Promise<TerminalWindow> {
  const { shell, env, startup = '', columns = 100, lines = 24 } = options;
  const dir = await mkdtemp(path.join(tmpdir(), 'daypass-tmux-'));
  const socket = path.join(dir, 'socket');
  const output = path.join(dir, 'output');
  const file = path.join(dir, STARTUP_FILES[shell]);
  await writeFile(output, '');
  await writeFile(file, `${PROMPTS[shell]}${startup}\n`);
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: { ...env, TMUX: undefined },
    });
  tmux('new-session', '-d', '-s', 'w', '-x', String(columns), '-y', String(lines), 'cat');
  tmux('set-option', '-g', 'escape-time', '0');
  tmux('pipe-pane', '-t', 'w', `cat >> ${output}`);
  tmux('respawn-pane', '-k', '-t', 'w', COMMANDS[shell](file));
  let keystrokes = 0;
  const screen = (): string => tmux('capture-pane', '-p', '-t', 'w').trimEnd();
  const window: TerminalWindow = {
    type(text) {
      keystrokes += Array.from(text).length;
      tmux('send-keys', '-t', 'w', '-l', '--', text);
    },
    press(...keys) {
      keystrokes += keys.length;
      tmux('send-keys', '-t', 'w', ...keys);
    },
    async run(line) {
      window.press('C-l');
      keystrokes -= 1;
      await window.until('a clear screen', (shown) => shown.trim() === PROMPT.trim());
      window.type(line);
      window.press('Enter');
      const shown = await window.until(`the prompt after ${line}`, endsWithPrompt);
      return printedBelow(shown);
    },
    screen,
    colouredScreen: () => tmux('capture-pane', '-p', '-e', '-t', 'w').trimEnd(),
    until: (what, fits) =>
      awaited(
        what,
        () => {
          const shown = screen();
          return fits(shown) ? shown : new NotYet(shown);
        },
        (changed) => {
          const watcher = watch(output, changed);
          return () => watcher.close();
        },
      ),
    resize: (newColumns, newLines) =>
      void tmux('resize-window', '-t', 'w', '-x', String(newColumns), '-y', String(newLines)),
    get keystrokes() {
      return keystrokes;
    },
    async close() {
      // A shell that only loses its terminal writes its history into the home, which the test may be removing by then.
      const { stdout } = spawnSync('tmux', ['-S', socket, 'list-panes', '-t', 'w', '-F', '#{pane_pid}']);
      spawnSync('kill', ['-KILL', ...stdout.toString().split('\n').filter(Boolean)], { stdio: 'ignore' });
      spawnSync('tmux', ['-S', socket, 'kill-server'], { stdio: 'ignore' });
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await window.until('the first prompt', (shown) => shown.endsWith(PROMPT.trim()));
  return window;
}

function endsWithPrompt(shown: string): boolean {
  const lines = shown.split('\n');
  return lines.length > 1 && lines.at(-1)?.endsWith(PROMPT.trim()) === true;
}

/** Below the line with the command, above the prompt. A command longer than the window would be wrapped: tests keep them short. */
function printedBelow(shown: string): string {
  return shown.split('\n').slice(1, -1).join('\n');
}
