import { useCommands, useTools, useWords } from '../../state/window-context.ts';
import { sessionNamed, type News, type WindowState } from '../../state/window-state.ts';

export interface NewsActionView {
  readonly label: string;
  readonly run: () => void;
}

/** What can be done about the news: undo it, or sign in and repeat what failed without a sign-in. */
export function useNewsAction(item: News): NewsActionView | undefined {
  const words = useWords().window;
  const commands = useCommands();
  const { store } = useTools();
  switch (item.what) {
    case 'keysCopied':
      return { label: words.news.clearNow, run: () => void commands.clearClipboard() };
    case 'variableCopied':
      return item.created ? { label: words.news.undo, run: () => void commands.undoLastEdit() } : undefined;
    case 'editRedone':
      return { label: words.news.undo, run: () => void commands.undoLastEdit() };
    case 'editUndone':
      return { label: words.news.redo, run: () => void commands.redoLastEdit() };
    case 'failed': {
      const { failure, act } = item;
      if (isUnlistedAccount(store.state(), item))
        return {
          label: words.saml.addAsSaml,
          run: () => store.send({ type: 'sheetAsked', sheet: { at: 'addSession', kind: 'saml' } }),
        };
      const sourceId = signInSource(store.state(), item);
      if (failure.code !== 'signInNeeded' || sourceId === undefined) return undefined;
      if (act === undefined) return { label: words.sessions.signInAgain, run: () => void commands.signIn(sourceId) };
      return { label: words.role.signInAnd[act.do], run: () => void commands.perform(act) };
    }
    default:
      return undefined;
  }
}

/** The source whose sign-in the failure needs. For an assumed role, it is that of the base. */
function signInSource(
  state: WindowState,
  { failure, sourceId }: Extract<News, { readonly what: 'failed' }>,
): string | undefined {
  const { session } = failure.facts;
  return typeof session === 'string' && sessionNamed(state, session) !== undefined ? session : sourceId;
}

/** Returns true if the portal does not list the account. It lists accounts outside the organization as applications, without keys. */
function isUnlistedAccount(
  { directory }: WindowState,
  { failure, sourceId }: Extract<News, { readonly what: 'failed' }>,
): boolean {
  const { accountId } = failure.facts;
  if (failure.code !== 'noAccess' || accountId === undefined) return false;
  return (
    directory?.accounts.some((account) => account.sourceId === sourceId && account.accountId === accountId) !== true
  );
}
