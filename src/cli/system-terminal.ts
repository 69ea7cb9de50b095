import type { Engine, EnginePorts, Surroundings } from '../core/index.ts';
import { terminalSettings } from './output/settings.ts';
import { systemBrowser } from './ports/browser.ts';
import { copyToClipboard } from './ports/clipboard.ts';
import { openApp } from './ports/open-app.ts';
import { askLine } from './ports/ask-line.ts';
import { confirmOnTerminal } from './ports/confirm.ts';
import { enginePorts } from './ports/engine-ports.ts';
import { installation, packageManifest } from './installation/installation.ts';
import { ownApp } from './installation/own-command.ts';
import { runChild } from './ports/run-child.ts';
import { systemStreams } from './ports/streams.ts';
import { systemSurroundings } from './ports/system-ports.ts';
import { showWaiting } from './service/print-refusal.ts';
import { grantToChild } from './service/container-grant.ts';
import { terminalText } from './terminal-text.ts';
import { processEnded } from './service/process-ended.ts';
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
  const streams = systemStreams(env);
  const ports = (): Promise<EnginePorts> => enginePorts({ surroundings, settings, browser, err: streams.err });
  let opened: Promise<Engine> | undefined;
  const terminal: Terminal = {
    ...streams,
    language: settings.language,
    settings,
    platform: process.platform,
    env,
    get version() {
      return packageManifest().version;
    },
    installation,
    isJson: false,
    result: () => undefined,
    nowMillis: () => Date.now(),
    after: callAfter,
    engine: () => {
      opened ??= ports().then(openEngine);
      return opened;
    },
    askToSignIn: (sourceId) => showWaiting.print({ waitingFor: sourceId, owner: 'background' }),
    confirm: (question) => confirmOnTerminal(terminalText(question), { input: process.stdin, output: process.stderr }),
    askLine: (question, suggestion) =>
      askLine(terminalText(question), suggestion, { input: process.stdin, output: process.stderr }),
    async pick(options) {
      const { pick, pickerStreams } = await import('./picker/pick.ts');
      return pick(options, pickerStreams(process, env));
    },
    copy: (text) => copyToClipboard(text, process.platform, env),
    openApp: () => openApp(process.platform, env, ownApp()),
    ports,
    ...keyServiceOf(surroundings),
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
    async runOverSsh(run) {
      const { runOverSsh } = await import('./ssh/run-over-ssh.ts');
      return runOverSsh({ ...run, env, hasTerminal: process.stdin.isTTY }, terminal, await ports());
    },
  };
  // A command that could not open the engine has said why.
  const openedOrNone = () => opened?.catch(() => undefined);
  return { terminal, close: async () => (await openedOrNone())?.stop() };
}

/** The timer keeps no command running. */
function callAfter(delayMillis: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMillis);
  timer.unref();
  return () => clearTimeout(timer);
}

async function openEngine(ports: EnginePorts): Promise<Engine> {
  const { createEngine, openOwnFolder } = await import('../core/index.ts');
  openOwnFolder(ports.surroundings);
  return createEngine(ports);
}

function keyServiceOf(surroundings: Surroundings): Pick<Terminal, 'askService' | 'processEnded'> {
  return {
    async askService(request, { anyEnvironment = false } = {}) {
      const { askAnyService, askService, ownPaths } = await import('../core/light.ts');
      const place = { ownDir: ownPaths(surroundings).dir, ...surroundings };
      return anyEnvironment && request.ask !== 'credentials'
        ? askAnyService(place, request)
        : askService(place, request);
    },
    processEnded,
  };
}
