import path from 'node:path';
import type { Engine, SharedRole } from '../../../core/index.ts';
import { errorWords } from '../../../presenter/words/error-words.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { roleKey, type RoleRef } from '../../../shared/domain/role.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { mint, type Minted, type MintInput } from '../../roles/credentials-for-options.ts';
import { ROLE_WORDS, SELECTOR_OPTIONS } from '../../roles/role-selector.ts';
import type { Terminal } from '../../terminal.ts';

/** `daypass share`: keys in a folder for what can't reach Daypass, such as containers, until the person ends it. */
export const share = defineCommand({
  name: 'share',
  values: [...SELECTOR_OPTIONS, 'as'],
  flags: [YES_OPTION],
  positionals: [{ name: 'DIR', required: true }, ROLE_WORDS],
  async run({ value, flag, positionals: [given = '', ...words] }, terminal) {
    const dir = path.resolve(given);
    const folderAsRead = value('as') ?? dir;
    const minted = await mintAll({ value, flag, words }, terminal);
    const engine = await terminal.engine();
    const { shareKeys, sharedConfigPath } = await import('../../../core/index.ts');
    const ended = new AbortController();
    const stopListening = terminal.onInterrupt(() => ended.abort());
    try {
      await engine.start();
      const again = new Map(minted.map(({ role, again: issue }) => [roleKey(role), issue]));
      await shareKeys(
        {
          dir,
          folderAsRead,
          roles: minted.map(sharedRole),
          signal: ended.signal,
          ...reportsTo(terminal, dir, sharedConfigPath(folderAsRead)),
        },
        {
          issue: (role, signal) => again.get(roleKey(role))?.(signal) ?? Promise.reject(new Error('unknown role')),
          isSignedOutByPerson: (role) => isSignedOutByPerson(engine, role),
          subscribe: (listener) => engine.subscribe(listener),
        },
        await terminal.ports(),
      );
    } finally {
      stopListening();
    }
    terminal.out(messagesFor(terminal.language).cli.share.stopped(dir));
    return EXIT.ok;
  },
});

/** The keys of one role, or of a profile for each name in `--profile A,B`. */
async function mintAll(input: MintInput, terminal: Terminal): Promise<readonly Minted[]> {
  const use = { command: 'share', purpose: 'file' } as const;
  const names = [...new Set(input.value('profile')?.split(','))].filter((name) => name !== '');
  if (names.length < 2) return [await mint(input, use, terminal)];
  const { value } = input;
  const minted: Minted[] = [];
  // One after the other: each may ask about production.
  for (const profileName of names) {
    const one = (name: Parameters<typeof value>[0]) => (name === 'profile' ? profileName : value(name));
    minted.push(await mint({ ...input, value: one }, use, terminal));
  }
  return minted;
}

function sharedRole({ role: { sourceId, accountId, roleName, profile } }: Minted): SharedRole {
  return {
    role: { sourceId, accountId, roleName },
    ...(profile && { profileName: profile.profileName }),
    ...(profile?.region !== undefined && { region: profile.region }),
  };
}

function isSignedOutByPerson(engine: Engine, { sourceId }: RoleRef): boolean {
  const standing = engine.state.sessions.find(({ session }) => session.id === sourceId)?.standing;
  // What AWS or time has ended leaves keys that live on; a person who signs out wants them gone.
  return standing?.at === 'signedOut' && (standing.reason === 'byUser' || standing.reason === 'never');
}

function reportsTo(terminal: Terminal, dir: string, configPath: string) {
  const words = messagesFor(terminal.language).cli;
  return {
    onReady(): void {
      terminal.out(words.share.ready(dir));
      terminal.out(words.share.use(`AWS_CONFIG_FILE=${configPath}`));
    },
    onTrouble(_role: RoleRef, error: Parameters<typeof errorWords>[0] | undefined): void {
      if (error === undefined) return terminal.err(words.share.renewedAgain);
      const { message, next } = errorWords(error, terminal.language, 'commandLine');
      terminal.err(words.errorLine(message, next));
    },
  };
}
