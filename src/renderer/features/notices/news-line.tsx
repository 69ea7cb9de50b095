import { safeText } from '../../../presenter/words/safe-text.ts';
import { useEffect } from 'react';
import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { useLanguage, useNow, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { sessionNamed, type News } from '../../state/window-state.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { focusPage } from '../../ui/focus-page.ts';
import { ClipboardCountdown } from './clipboard-countdown.tsx';
import styles from './news-line.module.css';
import { NEWS_ACTIONS } from './news-keys.ts';
import { newsWords } from './news-words.ts';
import { useNewsAction } from './use-news-action.ts';

/**
 * What just happened, as a status message that disappears. A failure stays until dismissed. The page and each sheet have
 * one, because screen readers ignore the page behind an open sheet.
 */
export function NewsLine() {
  const { store } = useTools();
  const language = useLanguage();
  const words = useWords().window;
  const nowMillis = useNow('minute');
  const news = useWindowState((state) => state.news);
  const accounts = useWindowState((state) => state.directory?.accounts);
  const hasFailed = news?.item.what === 'failed';
  const newsId = news?.id;
  useEffect(
    // If the news is removed while its button has the focus, the page takes the focus.
    () => () => {
      if (newsId !== undefined && document.activeElement === document.body) focusPage();
    },
    [newsId],
  );

  const labels = {
    ofSession: (sourceId: string): string => sessionNamed(store.state(), sourceId)?.label ?? safeText(sourceId),
    ofAccount: (sourceId: string, accountId: string): string => {
      const found = accounts?.find((account) => account.sourceId === sourceId && account.accountId === accountId);
      return safeText(found?.accountName ?? '') || safeText(accountId);
    },
  };
  const said = news === undefined ? undefined : newsWords(news.item, language, labels, nowMillis);
  return (
    <div className={styles.place} {...NEWS_ACTIONS}>
      <output className={styles.region}>
        {said !== undefined && news !== undefined && !hasFailed && (
          <span key={newsId} className={styles.news}>
            <Icon name="check" />
            <span className={styles.words}>
              {said.message}
              {news.item.what === 'keysCopied' && <ClipboardCountdown />}
            </span>
            <NewsAction item={news.item} />
          </span>
        )}
      </output>
      <div role="alert" className={styles.region}>
        {said !== undefined && news !== undefined && hasFailed && (
          <div key={newsId} className={styles.news} data-failed="">
            <Icon name="warning" />
            <p className={styles.words}>{joinSentences(language, said.message, said.next)}</p>
            <div className={styles.actions}>
              <NewsAction item={news.item} />
              <IconButton
                icon="close"
                label={words.banners.dismiss}
                onClick={() => store.send({ type: 'newsRead', id: news.id })}
              />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

/** The button for what can be done about the news. */
function NewsAction({ item }: { readonly item: News }) {
  const action = useNewsAction(item);
  if (action === undefined) return null;
  return (
    <Button look={item.what === 'failed' ? 'primary' : 'plain'} onClick={action.run}>
      {action.label}
    </Button>
  );
}
