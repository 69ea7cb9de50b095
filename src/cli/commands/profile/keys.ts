import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { timeLeft } from '../../../presenter/sessions/time-left.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { formatInstant } from '../../../shared/text/instant.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { resolveRole, ROLE_WORDS, SELECTOR_OPTIONS } from '../../roles/role-selector.ts';
import { runEdit } from '../../edits/run-edit.ts';
import { table } from '../../output/table.ts';
import type { Terminal } from '../../terminal.ts';

const NAME = { name: 'NAME', required: true } as const;

export const profileKeysKeep = defineCommand({
  name: 'profile keys keep',
  values: SELECTOR_OPTIONS,
  flags: ['dry-run', YES_OPTION],
  positionals: [NAME, ROLE_WORDS],
  async run({ value, flag, positionals: [profileName = '', ...words] }, terminal) {
    const { sourceId, accountId, roleName } = await resolveRole({ value }, words, 'profile keys keep', terminal);
    const role = { sourceId, accountId, roleName };
    return runEdit(
      { edit: 'keepKeys', role, profileName },
      { isDryRun: flag('dry-run'), isConfirmed: flag(YES_OPTION) },
      terminal,
    );
  },
});

export const profileKeysDrop = defineCommand({
  name: 'profile keys drop',
  flags: ['dry-run'],
  positionals: [NAME],
  run: ({ flag, positionals: [profileName = ''] }, terminal) =>
    runEdit({ edit: 'dropKeys', profileName }, { isDryRun: flag('dry-run') }, terminal),
});

export const profileKeysList = defineCommand({
  name: 'profile keys list',
  flags: ['json'],
  async run({ flag }, terminal) {
    const engine = await terminal.engine();
    const kept = await engine.listStoredKeys();
    const words = messagesFor(terminal.language).cli.bulk;
    if (flag('json')) {
      const rows = kept.map(({ profileName, role, expiresAtMillis }) => ({
        profile: profileName,
        session: role.sourceId,
        accountId: role.accountId,
        roleName: role.roleName,
        ...(expiresAtMillis !== undefined && { expiresAt: formatInstant(expiresAtMillis) }),
      }));
      terminal.out(JSON.stringify(rows, undefined, 2));
    } else if (kept.length === 0) {
      terminal.out(words.keysNone);
    } else {
      const { name, session, account, role: ofRole, state } = words.keysColumns;
      const rows = kept.map(({ profileName, role, expiresAtMillis }) => [
        safeText(profileName),
        safeText(role.sourceId),
        safeText(role.accountId),
        safeText(role.roleName),
        stateOf(expiresAtMillis, terminal),
      ]);
      for (const line of table([name, session, account, ofRole, state], rows, terminal)) terminal.out(line);
    }
    return EXIT.ok;
  },
});

function stateOf(expiresAtMillis: number | undefined, terminal: Terminal): string {
  const words = messagesFor(terminal.language).cli.bulk;
  if (expiresAtMillis === undefined) return words.keysAway;
  const leftMillis = expiresAtMillis - terminal.nowMillis();
  return leftMillis > 0 ? words.keysUntil(timeLeft(leftMillis, terminal.language)) : words.keysOver;
}
