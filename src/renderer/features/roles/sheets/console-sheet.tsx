import { useState, type FormEvent } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { ConsoleOptions } from '../../../../shared/contract.ts';
import type { RoleRef } from '../../../../shared/domain/role.ts';
import { accountOfRole, hasPortalLink } from '../../../state/role-account.ts';
import { useCommands, useTools, useWindowState, useWords } from '../../../state/window-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Check } from '../../../ui/controls/check.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { Sheet, SheetActions } from '../../../ui/overlays/sheet.tsx';
import { RegionChoices } from '../../add-session/region-choices.tsx';
import { browserChoices } from '../../browsers/browser-choices.ts';
import { useBrowsers } from '../../browsers/use-browsers.ts';
import styles from './console-sheet.module.css';
import { SERVICES } from './services.ts';

/** Opens the console once with other options: a browser, a service, a Region, or temporary keys. */
export function ConsoleSheet({ role }: { readonly role: RoleRef }) {
  const words = useWords().window;
  const { open } = words.roles;
  const { store } = useTools();
  const commands = useCommands();
  const installed = useBrowsers();
  const accountName = useWindowState((state) => accountOfRole(state, role)?.accountName);
  // Without a portal, temporary keys are the only way.
  const hasPortal = useWindowState((state) => hasPortalLink(state, role));
  const [browserId, setBrowserId] = useState('');
  const [destination, setDestination] = useState('');
  const [region, setRegion] = useState('');
  const [federated, setFederated] = useState(false);
  const [opening, setOpening] = useState(false);
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const choices = browserChoices(installed.value ?? [], open);
  const browser = choices.find(({ id }) => id === browserId)?.browser;

  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setOpening(true);
    const options: ConsoleOptions = {
      ...(destination.trim() === '' ? {} : { destination: destination.trim() }),
      ...(region.trim() === '' ? {} : { region: region.trim() }),
      ...(browser === undefined ? {} : { browser }),
      ...(federated ? { federated } : {}),
    };
    await commands.openConsole(role, options);
    dismiss();
  };

  const account = accountName === undefined || accountName === '' ? role.accountId : accountName;
  return (
    <Sheet
      title={open.title}
      subtitle={words.roles.roleInAccount(safeText(role.roleName), safeText(account))}
      onDismiss={dismiss}
    >
      <form className={styles.form} onSubmit={(event) => void go(event)}>
        <Select label={open.browser} value={browserId} onChoose={setBrowserId}>
          <option value="">{open.usualBrowser}</option>
          {choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
        {installed.failure !== undefined && <p role="alert">{open.browsersFailed}</p>}
        <Field
          name="destination"
          label={open.place}
          hint={open.placeHint}
          value={destination}
          choices={SERVICES.map(([path, name]) => (
            <option key={path} value={path}>
              {name}
            </option>
          ))}
          onText={setDestination}
          maxLength={2_000}
          focusFirst
        />
        <Field
          name="region"
          label={open.region}
          hint={open.regionHint}
          value={region}
          choices={<RegionChoices />}
          onText={setRegion}
          maxLength={64}
        />
        {hasPortal && (
          <Check checked={federated} onCheck={setFederated}>
            {open.federated}
            <span className={styles.hint}>{open.federatedHint}</span>
          </Check>
        )}
        <SheetActions>
          <Button onClick={dismiss}>{words.common.cancel}</Button>
          <Button submits look="primary" icon="console" busy={opening}>
            {open.go}
          </Button>
        </SheetActions>
      </form>
    </Sheet>
  );
}
