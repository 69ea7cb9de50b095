import { errorWords } from '../../../presenter/words/error-words.ts';
import type { StatusSnapshot } from '../../../shared/view.ts';
import { useLanguage, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** Returns true if the config file can't be read, so that the form for a first session would mislead. */
export function isUnreadable(status: StatusSnapshot): boolean {
  return status.configTrouble !== undefined && status.sessions.length === 0;
}

export function ConfigUnreadable() {
  const { banners } = useWords().window;
  const { store } = useTools();
  const language = useLanguage();
  const trouble = useWindowState((state) => state.status?.configTrouble);
  if (trouble === undefined) return null;
  const { message, next } = errorWords(trouble, language);
  return (
    <EmptyState icon="warning" title={message} hint={next}>
      <Button look="primary" onClick={() => store.send({ type: 'pageAsked', page: 'doctor' })}>
        {banners.askDoctor}
      </Button>
    </EmptyState>
  );
}
