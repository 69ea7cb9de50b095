import type { Browser, EnginePorts, Surroundings } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { changeTerminalSettings } from '../output/settings.ts';
import { terminalText } from '../terminal-text.ts';
import { askAtTerminal } from './ask-mfa-code.ts';
import { debugLog } from './log.ts';
import { systemPorts } from './system-ports.ts';

export interface EnginePortsDeps {
  readonly surroundings: Surroundings;
  readonly settings: Settings;
  readonly browser: Browser;
  readonly err: (line: string) => void;
}

/** The ports that commands give the engine. core is loaded here and not before: it costs every start some milliseconds. */
export async function enginePorts({ surroundings, settings, browser, err }: EnginePortsDeps): Promise<EnginePorts> {
  // The AWS SDK's notice of coming Node versions is for developers, not for the people who use the command line.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const { browserForEverything, installedBrowsers, openOnce, proxyBySetting, Secret } =
    await import('../../core/index.ts');
  const openLink = async (once: string): Promise<void> => {
    const choice = browserForEverything(settings.browserRules);
    if (choice === undefined) return browser.open(once);
    // A sign-in must not fail because a rule names a browser that is gone.
    await installedBrowsers(surroundings)
      .open(choice, once)
      .catch(() => browser.open(once));
  };
  const log = debugLog(surroundings.env, err);
  const ports = systemPorts(surroundings, {
    browser: {
      // A sign-in's link goes into no argument of the opener: other users could read it there.
      async open(url, signal) {
        await openOnce(new Secret(url), openLink, ports, signal);
      },
    },
    log,
    settings,
    changeSettings: (change) => changeTerminalSettings(surroundings, change, log),
    systemProxy: proxyBySetting(settings.proxy),
    askMfaCode({ serial, profileName, isRefused = false }, signal) {
      const { mfaCode, mfaRefused } = messagesFor(settings.language).cli;
      const prompt = terminalText(mfaCode(serial, profileName));
      return askAtTerminal(isRefused ? `${mfaRefused}\n${prompt}` : prompt, signal);
    },
  });
  return ports;
}
