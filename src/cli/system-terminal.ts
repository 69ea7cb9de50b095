import { existsSync, readFileSync } from 'node:fs';
import type { Browser, Engine, EnginePorts } from '../core/index.ts';
import { terminalSettings } from './output/settings.ts';
import { systemBrowser } from './ports/browser.ts';
import { debugLog } from './ports/log.ts';
import { askAtTerminal } from './ports/ask-mfa-code.ts';
import { messagesFor } from '../presenter/messages/index.ts';
import { runChild } from './ports/run-child.ts';
import { confirmOnTerminal } from './ports/confirm.ts';
import { systemPorts, systemSurroundings } from './ports/system-ports.ts';
import { grantToChild } from './service/container-grant.ts';
import { terminalText } from './terminal-text.ts';
import type { Terminal } from './terminal.ts';

export interface SystemTerminal {
  readonly terminal: Terminal;
  /** Lets the engine finish what it is writing. */
  close(): Promise<void>;
}

/** The process's own terminal. */
export async function systemTerminal(): Promise<SystemTerminal> {
  const env = { ...process.env };
  const surroundings = systemSurroundings(env);
  const settings = await terminalSettings(surroundings);
  const browser = systemBrowser(process.platform, env);
  const err = (line: string): void => void process.stderr.write(`${terminalText(line)}\n`);
  // A sign-in's link goes into no argument of the opener: other users could read it there.
  const signIns: Browser = {
    async open(url, signal) {
      const { browserForEverything, openOnce, Secret } = await import('../core/index.ts');
      const choice = browserForEverything(settings.browserRules);
      const openLink = async (once: string): Promise<void> => {
        if (choice === undefined) return browser.open(once);
        // A sign-in must not fail because a rule names a browser that is gone.
        await (await terminal.browsers()).open(choice, once).catch(() => browser.open(once));
      };
      await openOnce(new Secret(url), openLink, await ports(), signal);
    },
  };
  const ports = async (): Promise<EnginePorts> => {
    // The AWS SDK's notice of coming Node versions is for developers, not for the people who use the command line.
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
    const { proxyBySetting } = await import('../core/index.ts');
    const systemProxy = proxyBySetting(settings.proxy);
    const askMfaCode: EnginePorts['askMfaCode'] = ({ serial, profileName }, signal) => {
      const prompt = messagesFor(settings.language).cli.mfaCode(serial, profileName);
      return askAtTerminal(terminalText(prompt), signal);
    };
    return systemPorts(surroundings, { browser: signIns, log: debugLog(env, err), settings, systemProxy, askMfaCode });
  };
  let opened: Promise<Engine> | undefined;
  const terminal: Terminal = {
    language: settings.language,
    settings,
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
    async readInput(mostBytes) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of process.stdin) {
        chunks.push(Buffer.from(chunk));
        bytes += chunk.length;
        if (bytes > mostBytes) break;
      }
      return Buffer.concat(chunks).toString('utf8');
    },
    engine: () => {
      opened ??= ports().then(openEngine);
      return opened;
    },
    confirm: (question) => confirmOnTerminal(terminalText(question), { input: process.stdin, output: process.stderr }),
    ports,
    async askService(request) {
      const { askService, ownPaths } = await import('../core/light.ts');
      return askService({ ownDir: ownPaths(surroundings).dir, ...surroundings }, request);
    },
    browser,
    async browsers() {
      const { installedBrowsers } = await import('../core/index.ts');
      return installedBrowsers(surroundings);
    },
    async oneTimeLink(target) {
      const { oneTimeLink } = await import('../core/index.ts');
      return oneTimeLink(target, await ports());
    },
    grantToChild: async (get) => grantToChild(await ports(), get),
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

async function openEngine(ports: EnginePorts): Promise<Engine> {
  const { createEngine, openOwnFolder } = await import('../core/index.ts');
  openOwnFolder(ports.surroundings);
  return createEngine(ports);
}

/** package.json is two folders up from the source, three from a chunk of the bundle. */
function packageVersion(): string {
  const places = ['../../package.json', '../../../package.json'].map((place) => new URL(place, import.meta.url));
  const place = places.find((file) => existsSync(file)) ?? '';
  const { version }: { version: string } = JSON.parse(readFileSync(place, 'utf8'));
  return version;
}
