import { readFileSync } from 'node:fs';
import type { Browser, Engine, Ports } from '../core/index.ts';
import { terminalLanguage } from './output/language.ts';
import { systemBrowser } from './ports/browser.ts';
import { debugLog } from './ports/log.ts';
import { runChild } from './ports/run-child.ts';
import { systemPorts } from './ports/system-ports.ts';
import { terminalText } from './terminal-text.ts';
import type { Terminal } from './terminal.ts';

export interface SystemTerminal {
  readonly terminal: Terminal;
  /** Lets the engine finish what it is writing. */
  close(): Promise<void>;
}

/** The process's own terminal. */
export function systemTerminal(): SystemTerminal {
  const env = { ...process.env };
  const browser = systemBrowser(process.platform, env);
  const err = (line: string): void => void process.stderr.write(`${terminalText(line)}\n`);
  // A sign-in's link goes into no argument of the opener: other users could read it there.
  const signIns: Browser = {
    async open(url, signal) {
      const { openOnce, Secret } = await import('../core/index.ts');
      await openOnce(new Secret(url), (once) => browser.open(once), ports(), signal);
    },
  };
  const ports = (): Ports => systemPorts(env, { browser: signIns, log: debugLog(env, err) });
  let opened: Promise<Engine> | undefined;
  const terminal: Terminal = {
    language: terminalLanguage(env, new Intl.DateTimeFormat().resolvedOptions().locale),
    platform: process.platform,
    env,
    get version() {
      return packageVersion();
    },
    hasColour: process.stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    outIsTerminal: process.stdout.isTTY,
    nowMillis: () => Date.now(),
    out: (line) => void process.stdout.write(`${terminalText(line)}\n`),
    outExactly: (text) => void process.stdout.write(terminalText(text)),
    err,
    engine: () => {
      opened ??= openEngine(ports());
      return opened;
    },
    ports,
    async askService(request) {
      const { askService, ownPaths } = await import('../core/light.ts');
      const { surroundings } = ports();
      return askService({ ownDir: ownPaths(surroundings).dir, ...surroundings }, request);
    },
    browser,
    async browsers() {
      const { installedBrowsers } = await import('../core/index.ts');
      return installedBrowsers(ports().surroundings);
    },
    async oneTimeLink(target) {
      const { oneTimeLink } = await import('../core/index.ts');
      return oneTimeLink(target, ports());
    },
    runChild,
    onInterrupt(callback) {
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      for (const signal of signals) process.once(signal, callback);
      return () => signals.forEach((signal) => process.off(signal, callback));
    },
  };
  // A command that could not open the engine has said why.
  const openedOrNone = () => opened?.catch(() => undefined);
  return { terminal, close: async () => (await openedOrNone())?.stop() };
}

async function openEngine(ports: Ports): Promise<Engine> {
  // The AWS SDK's notice of coming Node versions is for developers, not for whoever reads our stderr.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const { createEngine, openOwnFolder } = await import('../core/index.ts');
  openOwnFolder(ports.surroundings);
  return createEngine(ports);
}

/** package.json lies two folders up, from the source and from the bundle alike. */
function packageVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return version;
}
