import { useState } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { ExportFormat } from '../../../shared/domain/export-formats.ts';
import { sameRole, type RoleRef } from '../../../shared/domain/role.ts';
import { useCommands, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import styles from './confirm-keys.module.css';

interface ConfirmKeysProps {
  readonly role: RoleRef;
  readonly format: ExportFormat;
}

/** Asks before keys of a production account are copied. Enter pressed once too often copies nothing: it cancels. */
export function ConfirmKeys({ role, format }: ConfirmKeysProps) {
  const words = useWords().window;
  const { confirm } = words.roles;
  const { store } = useTools();
  const commands = useCommands();
  const account = useWindowState((state) =>
    state.directory?.accounts.find(
      ({ sourceId, accountId }) => sourceId === role.sourceId && accountId === role.accountId,
    ),
  );
  const profileName = useWindowState(
    (state) => state.directory?.profiles.find((profile) => sameRole(profile, role))?.profileName,
  );
  const [copying, setCopying] = useState(false);
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const accountName = safeText(account?.accountName ?? '');

  const copy = async (): Promise<void> => {
    setCopying(true);
    await commands.copyKeys(role, format, true);
    dismiss();
  };
  const copyVariable = async (): Promise<void> => {
    await commands.copyProfileVariable(role);
    dismiss();
  };

  return (
    <Sheet title={confirm.title} tone="production" onDismiss={dismiss}>
      <dl className={styles.what}>
        <dt>{words.roles.account}</dt>
        <dd>
          <strong>{accountName === '' ? words.directory.noName : accountName}</strong>{' '}
          <span className={styles.id}>{safeText(role.accountId)}</span>
        </dd>
        <dt>{words.roles.role}</dt>
        <dd>
          <strong>{safeText(role.roleName)}</strong>
        </dd>
      </dl>
      <p>{confirm.body}</p>
      {profileName !== undefined && (
        <Callout
          tone="calm"
          icon="shield"
          actions={<Button onClick={() => void copyVariable()}>{words.roles.copyVariable}</Button>}
        >
          {confirm.saferHint(safeText(profileName))}
        </Callout>
      )}
      <SheetActions>
        <Button focusFirst onClick={dismiss}>
          {words.common.cancel}
        </Button>
        <Button look="production" icon="copy" busy={copying} onClick={() => void copy()}>
          {copying ? words.role.copying : confirm.copy}
        </Button>
      </SheetActions>
    </Sheet>
  );
}
