import { setMaxListeners } from 'node:events';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { Account } from '../../../state.ts';
import type { AccountPage } from '../../role-source.ts';
import type { Pacer } from './pacer.ts';
import type { ListedAccount, PortalGateway } from './portal-gateway.ts';
import type { Secret } from '../../../secret.ts';

/** Far more than any organization has, at some hundred items a page: an endless chain of next tokens is a broken answer. */
const MOST_PAGES = 1_000;
/** Over all pages, so that large pages don't fill the memory either. */
const MOST_ACCOUNTS = 50_000;
const MOST_ROLES = 500_000;

/**
 * Lists every account with its roles, as fast as the pacer allows: first the account pages one after another, some hundred
 * accounts each, so that the total is known early; then each account's roles. Ends at the first failure that does not pass.
 */
export async function enumerateAccounts(
  portal: Pick<PortalGateway, 'accountsPage' | 'rolesPage'>,
  pacer: Pacer,
  token: Secret,
  options: { readonly signal?: AbortSignal | undefined; readonly onPage?: (page: AccountPage) => void } = {},
): Promise<readonly Account[]> {
  const failed = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal;
  // Every call under way listens to it; Node takes more than ten for a leak and says so on stderr.
  setMaxListeners(0, signal, failed.signal);
  const listed: ListedAccount[] = [];
  const seen = new Set<string>();
  const done = new Map<string, Account>();
  let total: number | undefined;
  let rolesListed = 0;

  const report = () =>
    options.onPage?.({
      accountsListed: done.size,
      accounts: () => inOrder(listed, done),
      ...(total !== undefined && { accountsTotal: total }),
    });

  const countRoles = (roles: number) => {
    rolesListed += roles;
    if (rolesListed > MOST_ROLES) throw tooMuch();
  };
  const listRoles = async (account: ListedAccount) => {
    const pages = everyPage((next) =>
      pacer.run(() => portal.rolesPage(token, account.accountId, next, signal), signal),
    );
    done.set(account.accountId, { ...account, roleNames: await roleNamesOf(pages, countRoles) });
    report();
  };

  const roleLists: Promise<void>[] = [];
  try {
    const pages = everyPage((next) => pacer.run(() => portal.accountsPage(token, next, signal), signal));
    for await (const page of pages) {
      for (const account of page) {
        if (seen.has(account.accountId)) continue;
        if (seen.size >= MOST_ACCOUNTS) throw tooMuch();
        seen.add(account.accountId);
        listed.push(account);
      }
    }
    total = listed.length;
    report();
    for (const account of listed) {
      const roles = listRoles(account);
      // Handled below; this ends the others at once.
      roles.catch((thrown: unknown) => failed.abort(thrown));
      roleLists.push(roles);
    }
    await Promise.all(roleLists);
  } catch (thrown) {
    failed.abort(thrown);
    await Promise.allSettled(roleLists);
    throw failed.signal.reason;
  }
  return inOrder(listed, done);
}

/** The names of all accounts by their numbers. Rejects as `enumerateAccounts`. */
export async function accountNames(
  portal: Pick<PortalGateway, 'accountsPage'>,
  pacer: Pacer,
  token: Secret,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for await (const page of everyPage((next) => pacer.run(() => portal.accountsPage(token, next)))) {
    for (const { accountId, accountName } of page) names.set(accountId, accountName);
    if (names.size > MOST_ACCOUNTS) throw tooMuch();
  }
  return names;
}

async function roleNamesOf(
  pages: AsyncIterable<readonly string[]>,
  onPage: (roles: number) => void,
): Promise<readonly string[]> {
  const roleNames = new Set<string>();
  try {
    for await (const page of pages) {
      onPage(page.length);
      for (const roleName of page) roleNames.add(roleName);
    }
  } catch (thrown) {
    // An account taken from the person between two calls is an account without roles, not the end of the list.
    if (!isGone(thrown)) throw thrown;
  }
  return [...roleNames].toSorted();
}

function isGone(thrown: unknown): boolean {
  return thrown instanceof DaypassError && (thrown.code === 'noAccess' || thrown.code === 'roleNotFound');
}

async function* everyPage<T>(
  fetchPage: (nextToken: string | undefined) => Promise<{ items: readonly T[]; nextToken?: string }>,
): AsyncGenerator<readonly T[]> {
  let nextToken: string | undefined;
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const page = await fetchPage(nextToken);
    yield page.items;
    if (page.nextToken === undefined) return;
    if (page.nextToken === nextToken) throw tooMuch();
    nextToken = page.nextToken;
  }
  throw tooMuch();
}

/** The words say that the list does not end, since nothing is wrong with the network then. */
function tooMuch(): DaypassError {
  return new DaypassError('unexpectedAnswer', { reason: 'endless' });
}

function inOrder(listed: readonly ListedAccount[], done: ReadonlyMap<string, Account>): readonly Account[] {
  return listed.flatMap(({ accountId }) => done.get(accountId) ?? []);
}
