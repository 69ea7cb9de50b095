import { useCommands, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './failed-part.module.css';

interface FailedPartProps {
  readonly title: string;
  readonly hint: string;
  readonly onReload: () => void;
}

/** Shown in place of a page or sheet that failed: what failed, and what the person can do. */
export function FailedPart({ title, hint, onReload }: FailedPartProps) {
  const { failure, about } = useWords().window;
  const commands = useCommands();
  return (
    <div role="alert">
      <EmptyState icon="warning" title={title} hint={hint}>
        <div className={styles.actions}>
          <Button look="primary" icon="refresh" onClick={onReload}>
            {failure.reload}
          </Button>
          <Button icon="copy" onClick={() => void commands.copyReport()}>
            {about.copyReport}
          </Button>
        </div>
      </EmptyState>
    </div>
  );
}
