import { useWords } from '../../state/window-context.ts';
import styles from './profile-use.module.css';

/** How to use a profile, as text that one click selects. `profileName` is safe to show. */
export function ProfileUse({ profileName }: { readonly profileName: string }) {
  const { useIt, useEnvLead, copyHint, useCommand: commandWith } = useWords().window.profile;
  return (
    <dl className={styles.uses}>
      <dt>{useIt}</dt>
      <dd>
        <code className={styles.command}>{commandWith(profileName)}</code>
      </dd>
      <dt>{useEnvLead}</dt>
      <dd>{copyHint}</dd>
    </dl>
  );
}
