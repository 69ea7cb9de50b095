import { useEffect } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { useCommands, useLanguage, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { sessionNamed } from '../../state/window-state.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import styles from './news-line.module.css';
import { newsWords } from './news-words.ts';

const SHOWN_MILLIS = 6_000;

/**
 * What just happened, read out politely and gone after a while; what failed stays until read. It lives in the page
 * and in each sheet, because an open sheet makes the page behind it silent.
 */
export function NewsLine() {
  const { store } = useTools();
  const commands = useCommands();
  const language = useLanguage();
  const words = useWords().window;
  const news = useWindowState((state) => state.news);
  const failed = news?.item.what === 'failed' ? news.item : undefined;
  const newsId = news?.id;

  useEffect(() => {
    if (newsId === undefined || failed !== undefined) return undefined;
    const timer = setTimeout(() => store.send({ type: 'newsRead', id: newsId }), SHOWN_MILLIS);
    return () => clearTimeout(timer);
  }, [newsId, failed, store]);

  const labelOf = (sourceId: string): string => sessionNamed(store.state(), sourceId)?.label ?? safeText(sourceId);
  const said = news === undefined ? undefined : newsWords(news.item, language, labelOf);
  const toSignIn = failed?.failure.code === 'signInNeeded' ? failed.sourceId : undefined;
  return (
    <div className={styles.place}>
      <output className={styles.region}>
        {said !== undefined && failed === undefined && (
          <span key={newsId} className={styles.news}>
            <Icon name="check" />
            <span className={styles.words}>{said.message}</span>
          </span>
        )}
      </output>
      <div role="alert" className={styles.region}>
        {said !== undefined && failed !== undefined && (
          <div key={newsId} className={styles.news} data-failed="">
            <Icon name="warning" />
            <p className={styles.words}>
              {said.message} {said.next}
            </p>
            <div className={styles.actions}>
              {toSignIn !== undefined && (
                <Button look="primary" onClick={() => void commands.signIn(toSignIn)}>
                  {words.sessions.signInAgain}
                </Button>
              )}
              <IconButton
                icon="close"
                label={words.banners.dismiss}
                onClick={() => newsId !== undefined && store.send({ type: 'newsRead', id: newsId })}
              />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
