import { safeText } from '../../../presenter/safe-text.ts';
import type { ProfilePreview } from '../../../shared/snapshots.ts';
import { useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Sheet, SheetActions } from '../../ui/sheet.tsx';
import styles from './profile-done.module.css';

interface ProfileDoneProps {
  readonly written: ProfilePreview;
  readonly onClose: () => void;
}

/** The profile is there; how to use it, as text that one click selects. */
export function ProfileDone({ written, onClose }: ProfileDoneProps) {
  const { profile, common } = useWords().window;
  const { useCommand: commandWith } = profile;
  const name = safeText(written.profileName);
  return (
    <Sheet title={profile.title} onDismiss={onClose}>
      <output>
        <Callout tone="good">
          <strong>{profile.done(name)}</strong>
          <p>{profile.doneIn(safeText(written.filePath, 300))}</p>
        </Callout>
      </output>
      <dl className={styles.uses}>
        <dt>{profile.useIt}</dt>
        <dd>
          <code className={styles.command}>{commandWith(name)}</code>
        </dd>
        <dt>{profile.useEnvLead}</dt>
        <dd>
          <code className={styles.command}>{`AWS_PROFILE=${name}`}</code>
        </dd>
      </dl>
      <SheetActions>
        <Button look="primary" focusFirst onClick={onClose}>
          {common.close}
        </Button>
      </SheetActions>
    </Sheet>
  );
}
