import { editDoneWords } from '../../../presenter/words/edit-words.ts';
import { timeAgo } from '../../../presenter/sessions/time-left.ts';
import { useCommands, useLanguage, useNow, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useBackups } from '../edits/use-backups.ts';
import styles from './profiles-page.module.css';

/** The last edit, which one click undoes. */
export function LastEdit() {
  const { profiles: phrases, news } = useWords().window;
  const commands = useCommands();
  const { store } = useTools();
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const { value: backups } = useBackups();
  const last = backups?.[0];
  if (last === undefined) return null;
  const what = phrases.lastEdit(editDoneWords(last, language), timeAgo(nowMillis - last.madeAtMillis, language));
  return (
    <div className={styles.foot}>
      <p className={styles.said} title={what}>
        {what}
      </p>
      <Button look="quiet" onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'backups' } })}>
        {phrases.earlier}
      </Button>
      <Button
        icon="undo"
        onClick={() => void (last.edit === 'undo' ? commands.redoLastEdit() : commands.undoLastEdit())}
      >
        {last.edit === 'undo' ? news.redo : news.undo}
      </Button>
    </div>
  );
}
