import type { ConsolePlace, Engine } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { accountOfRole } from '../../presenter/snapshots/role-account.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { BrowserChoice } from '../../shared/domain/settings.ts';
import { BROWSER_OPTIONS, chosenBrowser } from '../roles/choose-browser.ts';
import { withConfirmation, YES_OPTION } from '../roles/confirm-production.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { resolveRole, ROLE_WORDS, SELECTOR_OPTIONS } from '../roles/role-selector.ts';
import { printError } from '../output/print-error.ts';
import type { Terminal } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

export const consoleCommand = defineCommand({
  name: 'console',
  values: [...SELECTOR_OPTIONS, 'destination', 'service', 'region', ...BROWSER_OPTIONS],
  flags: ['print', 'federated', YES_OPTION],
  positionals: [ROLE_WORDS],
  async run({ value, flag, positionals: words }, terminal) {
    if (value('service') !== undefined && value('destination') !== undefined)
      throw usageError('optionsExclusive', { value: '--service, --destination', command: 'console' });
    const [destination, region] = [value('service') ?? value('destination'), value('region')];
    const place = { ...(destination !== undefined && { destination }), ...(region !== undefined && { region }) };
    const named = await chosenBrowser({ value }, 'console', await terminal.browsers(), terminal);
    const engine = await terminal.engine();
    const { sourceId, accountId, roleName } = await resolveRole({ value }, words, 'console', terminal);
    const role = { sourceId, accountId, roleName };
    const choice = named ?? (await browserByRules(engine, role, terminal));
    const options = { isPrinted: flag('print'), isConfirmed: flag(YES_OPTION), choice };
    const { can } = await engine.findSession(sourceId);
    if (flag('federated') || !can.portalLink) return openFederated(engine, role, place, options, terminal);

    const url = await engine.consoleUrl(role, place);
    if (flag('print')) {
      terminal.result({ url, opened: false });
      terminal.out(url);
      return EXIT.ok;
    }
    try {
      await open(url, choice, terminal);
    } catch (thrown) {
      terminal.out(url);
      throw thrown;
    }
    terminal.result({ url, opened: true });
    terminal.out(messagesFor(terminal.language).cli.console.opened);
    return EXIT.ok;
  },
});

interface OpenOptions {
  readonly isPrinted: boolean;
  readonly isConfirmed: boolean;
  readonly choice: BrowserChoice | undefined;
}

/** Prints the secret link only where it was asked for; else a browser gets it through a page of one use. */
async function openFederated(
  engine: Engine,
  role: RoleRef,
  place: ConsolePlace,
  { isPrinted, isConfirmed, choice }: OpenOptions,
  terminal: Terminal,
): Promise<number> {
  const link = await withConfirmation(isConfirmed, terminal, (confirmed) =>
    engine.federatedConsoleUrl(role, place, { confirmed }),
  );
  if (isPrinted) {
    terminal.result({ url: link.reveal(), opened: false });
    terminal.out(link.reveal());
    return EXIT.ok;
  }
  const words = messagesFor(terminal.language).cli.console;
  const once = await terminal.oneTimeLink(link);
  try {
    await open(once.url, choice, terminal);
  } catch (thrown) {
    const error = toDaypassError(thrown);
    if (error.code !== 'browserNotOpened') {
      once.close();
      throw error;
    }
    printError(error, terminal);
    terminal.out(once.url);
  }
  if (!(await once.used)) throw new DaypassError('consoleLinkUnused');
  // The link has been used; it leads nowhere now.
  terminal.result({ url: null, opened: true });
  terminal.out(words.linkTaken);
  return EXIT.ok;
}

/** The browser that the settings' rules name for the account, as the tray app opens it. */
async function browserByRules(
  engine: Engine,
  role: RoleRef,
  { settings }: Terminal,
): Promise<BrowserChoice | undefined> {
  if (settings.browserRules.length === 0) return undefined;
  // Rules may name accounts, whose names are in the cached listing.
  await engine.reload();
  const account = accountOfRole(engine.state, role);
  const { browserFor } = await import('../../core/index.ts');
  return browserFor(settings.browserRules, role, account?.accountName ?? '');
}

async function open(url: string, choice: BrowserChoice | undefined, terminal: Terminal): Promise<void> {
  if (choice === undefined) return terminal.browser.open(url);
  return (await terminal.browsers()).open(choice, url);
}
