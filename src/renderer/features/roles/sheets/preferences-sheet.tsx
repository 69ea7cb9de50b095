import { useState, type FormEvent } from 'react';
import { productionTestAcrossSources } from '../../../../shared/domain/production.ts';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import {
  ACCOUNT_COLOURS,
  type AccountColour,
  type AccountMark,
} from '../../../../shared/domain/account-preferences.ts';
import { useCommands, useTools, useWindowState, useWords } from '../../../state/window-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Sheet, SheetActions } from '../../../ui/overlays/sheet.tsx';
import { ColourDot } from '../rows/account-tags.tsx';
import styles from './preferences-sheet.module.css';

const LONGEST_LABEL = 40;

interface PreferencesSheetProps {
  readonly sourceId: string;
  readonly accountId: string;
}

const PRODUCTION_OF = { pattern: null, yes: true, no: false } as const;

/** A form for an account's colour and label, and whether it is production. */
export function PreferencesSheet({ sourceId, accountId }: PreferencesSheetProps) {
  const words = useWords().window;
  const { mark: phrases, colours } = words.roles;
  const { store } = useTools();
  const commands = useCommands();
  const isMeant = (it: { readonly sourceId: string; readonly accountId: string }): boolean =>
    it.sourceId === sourceId && it.accountId === accountId;
  const accounts = useWindowState((state) => state.directory?.accounts) ?? [];
  const accountName = accounts.find(isMeant)?.accountName ?? '';
  const mark: Partial<AccountMark> = useWindowState((state) => state.directory?.marks.find(isMeant)) ?? {};
  const pattern = useWindowState((state) => state.settings?.productionPattern) ?? '';
  const [colour, setColour] = useState<AccountColour | undefined>(mark.colour);
  const [label, setLabel] = useState(mark.label ?? '');
  const [production, setProduction] = useState<Said>(saidOf(mark.production));
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const byPattern = productionTestAcrossSources(pattern, () => accounts, [])({ accountId, accountName }, undefined);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await commands.markAccount({
      sourceId,
      accountId,
      colour: colour ?? null,
      label: label.trim() === '' ? null : label.trim(),
      production: PRODUCTION_OF[production],
    });
    dismiss();
  };

  const shownName = accountName === '' ? words.directory.noName : safeText(accountName);
  return (
    <Sheet title={phrases.title} subtitle={`${shownName} ${safeText(accountId)}`} onDismiss={dismiss}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <Field
          name="label"
          label={phrases.label}
          hint={phrases.labelHint}
          value={label}
          onText={setLabel}
          maxLength={LONGEST_LABEL}
          focusFirst
        />
        <fieldset className={styles.colours}>
          <legend className={styles.legend}>{phrases.colour}</legend>
          {[undefined, ...ACCOUNT_COLOURS].map((name) => (
            <label key={name ?? 'none'} className={styles.colour}>
              <input
                type="radio"
                name="colour"
                checked={colour === name}
                onChange={() => setColour(name)}
                className={styles.radio}
              />
              {name !== undefined && <ColourDot colour={name} />}
              {name === undefined ? phrases.noColour : colours[name]}
            </label>
          ))}
        </fieldset>
        <Choices
          label={phrases.production}
          choices={[
            { id: 'pattern', label: phrases.byPattern(byPattern) },
            { id: 'yes', label: phrases.yes },
            { id: 'no', label: phrases.no },
          ]}
          chosen={production}
          onChoose={setProduction}
        />
        <SheetActions>
          <Button onClick={dismiss}>{words.common.cancel}</Button>
          <Button submits look="primary">
            {phrases.save}
          </Button>
        </SheetActions>
      </form>
    </Sheet>
  );
}

type Said = 'pattern' | 'yes' | 'no';

function saidOf(production: boolean | undefined): Said {
  if (production === undefined) return 'pattern';
  return production ? 'yes' : 'no';
}
