import { useCommands, useTools, useWords } from '../../state/window-context.ts';
import { sessionNamed, type News, type WindowState } from '../../state/window-state.ts';

export interface NewsActionView {
  readonly label: string;
  readonly run: () => void;
}

/** What can be done about news: undo it, or sign in and do what failed for want of a sign-in. */
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

/** The session that the failure names: for an assumed role that of its base. */
function signInSource(
  state: WindowState,
  { failure, sourceId }: Extract<News, { readonly what: 'failed' }>,
): string | undefined {
  const { session } = failure.facts;
  return typeof session === 'string' && sessionNamed(state, session) !== undefined ? session : sourceId;
}

/** An access portal lists an account outside the organization as an application only, and gives no keys for it. */
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
