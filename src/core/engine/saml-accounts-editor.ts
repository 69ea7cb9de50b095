import { join } from 'node:path';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import { readBounded } from '../disk/read/read-bounded.ts';
import { isValidName } from '../../shared/text/profile-name.ts';
import { parseSamlApplicationLink } from '../sources/saml/application-link.ts';
import { SamlAccounts, type NewSamlAccount, type SamlAccount } from '../sources/saml/saml-accounts.ts';
import { parseSaml2aws } from '../sources/saml/saml2aws-file.ts';
import { endSource } from './end-source.ts';
import type { EngineParts } from './engine-parts.ts';

/** An account of another tool, and what became of it. */
interface ImportedAccount {
  readonly name: string;
  /** Absent where it was added. */
  readonly error?: DaypassError;
}

/** What a person does to their SAML accounts. Rejects: nameInvalid, sessionExists, sessionUnknown, samlLinkInvalid, usage, and what writing can meet. */
export interface SamlAccountsEditor {
  list(): Promise<readonly SamlAccount[]>;
  add(account: NewSamlAccount): Promise<SamlAccount>;
  rename(name: string, newName: string): Promise<void>;
  /** Signs out of it as well. */
  remove(name: string): Promise<void>;
  /** The accounts of `~/.saml2aws` that are not on the list yet, by name. Reads one file; never rejects. */
  findSaml2aws(): Promise<readonly string[]>;
  /** Adds the accounts of a saml2aws configuration (default `~/.saml2aws`). Rejects also: fileForbidden, diskFailed, nothingSelected. */
  importSaml2aws(path?: string): Promise<readonly ImportedAccount[]>;
}

const MOST_BYTES = 1024 * 1024;
const DURATION = { leastSeconds: 900, mostSeconds: 43_200 } as const;

export function samlAccountsEditor(parts: EngineParts, reload: () => Promise<void>): SamlAccountsEditor {
  const { ports, own, sources } = parts;
  const accounts = new SamlAccounts(own, ports);
  const usualPath = join(ports.surroundings.homeDir, '.saml2aws');

  async function add(account: NewSamlAccount): Promise<SamlAccount> {
    await checkName(account.name);
    checkNumber(account.sessionSeconds, DURATION.leastSeconds, DURATION.mostSeconds, '--duration');
    checkNumber(account.loopbackPort, 1024, 65_535, '--port');
    const { url } = parseSamlApplicationLink(account.url);
    return accounts.add({ ...account, url });
  }

  /** Throws also for a name that a source of another kind has: commands could not tell them apart. */
  async function checkName(name: string): Promise<void> {
    if (!isValidName(name)) throw new DaypassError('nameInvalid', { name: name.slice(0, 200) });
    await sources.refresh();
    if (sources.of(name)) throw new DaypassError('sessionExists', { name });
  }

  return {
    list: () => accounts.list(),
    async add(account) {
      const added = await add(account);
      await reload();
      return added;
    },
    async rename(name, newName) {
      if (name !== newName) await checkName(newName);
      await accounts.rename(name, newName);
      await noteRenamed(parts, name, newName);
      await reload();
    },
    async remove(name) {
      if (!(await accounts.list()).some((account) => account.name === name)) await accounts.remove(name);
      const source = await sources.find(name);
      source.cancelSignIn();
      await endSource(parts, source);
      await accounts.remove(name);
      await reload();
    },
    async findSaml2aws() {
      const known = new Set((await accounts.list()).map(({ name }) => name));
      const names = await namesInSaml2aws(usualPath);
      return names.filter((name) => !known.has(name) && isValidName(name));
    },
    async importSaml2aws(path = usualPath) {
      const read = await readBounded(path, MOST_BYTES);
      if (read.at !== 'read') throw new DaypassError('diskFailed', { path });
      const imported: ImportedAccount[] = [];
      for (const account of parseSaml2aws(read.bytes.toString('utf8'))) {
        const { name } = account;
        try {
          await add(account);
          imported.push({ name });
        } catch (thrown) {
          imported.push({ name, error: toDaypassError(thrown) });
        }
      }
      await reload();
      return imported;
    },
  };
}

async function noteRenamed({ rolePreferences, issuer }: EngineParts, name: string, newName: string): Promise<void> {
  // Its marks guard it under each of its names.
  await rolePreferences.sessionAlsoNamed(name, newName);
  // An account that takes the former name must not find these keys.
  issuer.forgetSession(name);
}

async function namesInSaml2aws(path: string): Promise<readonly string[]> {
  const read = await readBounded(path, MOST_BYTES);
  return read.at === 'read' ? parseSaml2aws(read.bytes.toString('utf8')).map(({ name }) => name) : [];
}

function checkNumber(value: number | undefined, least: number, most: number, option: string): void {
  if (value === undefined) return;
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new DaypassError('usage', { problem: 'optionNeedsValue', value: option, command: 'saml add' });
}
