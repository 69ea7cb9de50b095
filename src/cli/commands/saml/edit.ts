import { errorWords } from '../../../presenter/words/error-words.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';

/** A link is shown whole: a cut one leads nowhere. */
const LINK_LENGTH = 8192;

export const samlList = defineCommand({
  name: 'saml list',
  flags: ['json'],
  async run({ flag }, terminal) {
    const accounts = await (await terminal.engine()).saml.list();
    if (flag('json')) {
      const shown = accounts.map(({ name, url, loopbackPort, sessionSeconds }) => ({
        session: name,
        url,
        ...(loopbackPort !== undefined && { port: loopbackPort }),
        ...(sessionSeconds !== undefined && { durationSeconds: sessionSeconds }),
      }));
      terminal.out(JSON.stringify({ sessions: shown }, undefined, 2));
      return EXIT.ok;
    }
    if (accounts.length === 0) terminal.out(messagesFor(terminal.language).cli.saml.none);
    for (const { name, url } of accounts) terminal.out(`${safeText(name)}  ${safeText(url, LINK_LENGTH)}`);
    return EXIT.ok;
  },
});

export const samlRename = defineCommand({
  name: 'saml rename',
  positionals: [
    { name: 'OLD', required: true },
    { name: 'NEW', required: true },
  ],
  async run({ positionals: [name = '', newName = ''] }, terminal) {
    await (await terminal.engine()).saml.rename(name, newName);
    terminal.result({ session: newName });
    terminal.out(messagesFor(terminal.language).cli.saml.renamed(safeText(name), safeText(newName)));
    return EXIT.ok;
  },
});

export const samlRemove = defineCommand({
  name: 'saml remove',
  positionals: [{ name: 'NAME', required: true }],
  async run({ positionals: [name = ''] }, terminal) {
    await (await terminal.engine()).saml.remove(name);
    terminal.result({ session: name });
    terminal.out(messagesFor(terminal.language).cli.saml.removed(safeText(name)));
    return EXIT.ok;
  },
});

export const samlImport = defineCommand({
  name: 'saml import',
  positionals: [{ name: 'FILE', required: false }],
  async run({ positionals: [path] }, terminal) {
    const words = messagesFor(terminal.language).cli.saml;
    const imported = await (await terminal.engine()).saml.importSaml2aws(path);
    terminal.result({
      imported: imported.map(({ name, error }) => ({ session: name, code: error?.code ?? null })),
    });
    if (imported.length === 0) terminal.out(words.nothingToImport);
    for (const { name, error } of imported) {
      if (error === undefined) terminal.out(words.added(safeText(name)));
      else terminal.err(words.notImported(safeText(name), errorWords(error, terminal.language, 'commandLine').message));
    }
    return imported.some(({ error }) => error !== undefined) ? EXIT.failed : EXIT.ok;
  },
});
