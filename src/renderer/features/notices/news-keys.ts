import { useEffect } from 'react';
import { useTools, useWindowState } from '../../state/window-context.ts';

const ATTRIBUTE = 'data-news';
/** Props of the element that contains the buttons of the news. */
export const NEWS_ACTIONS = { [ATTRIBUTE]: '' } as const;

const SHOWN_MILLIS = 6_000;
/** News with a button stays longer, so that the person has time to use it. */
const SHOWN_WITH_ACTION_MILLIS = 10_000;
const WITH_ACTION: ReadonlySet<string> = new Set(['keysCopied', 'variableCopied', 'editUndone', 'editRedone']);

/**
 * Removes news after a while, with one timer for the page and its sheets. Failures stay until dismissed. Escape removes the
 * news, F6 focuses its button.
 */
export function useNewsKeys(): void {
  const { store } = useTools();
  const news = useWindowState((state) => state.news);
  const newsId = news?.id;
  const what = news?.item.what;
  useEffect(() => {
    if (newsId === undefined || what === undefined || what === 'failed') return undefined;
    const millis = WITH_ACTION.has(what) ? SHOWN_WITH_ACTION_MILLIS : SHOWN_MILLIS;
    const timer = setTimeout(() => store.send({ type: 'newsRead', id: newsId }), millis);
    return () => clearTimeout(timer);
  }, [newsId, what, store]);
  useEffect(() => {
    if (newsId === undefined) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.key === 'F6') {
        event.preventDefault();
        for (const place of document.querySelectorAll(`[${ATTRIBUTE}]`)) place.querySelector('button')?.focus();
      } else if (event.key === 'Escape' && store.state().sheet.at === 'none')
        store.send({ type: 'newsRead', id: newsId });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [newsId, store]);
}
