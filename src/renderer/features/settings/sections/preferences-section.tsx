import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { AccountMark } from '../../../../shared/domain/account-preferences.ts';
import { useTools, useWindowState, useWords } from '../../../state/window-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { ColourDot } from '../../roles/rows/account-tags.tsx';
import { accountWords } from '../../accounts/account-words.ts';
import { SaveStateLine } from '../controls/save-state-line.tsx';
import styles from './preferences-section.module.css';
import { CardNote, Section, sectionId } from '../controls/section.tsx';
import type { SaveState } from '../use-setting.ts';

const AT_A_TIME = 50;
const NONE: readonly never[] = [];

/** All colours, labels and production marks that the person gave to accounts. */
export function PreferencesSection() {
  const { marks: words } = useWords().window.settings;
  const { bridge } = useTools();
  const marks = useWindowState((state) => state.directory?.marks) ?? NONE;
  const [shown, setShown] = useState(AT_A_TIME);
  const [saveState, setSaveState] = useState<SaveState>({ at: 'asBefore' });

  const remove = async ({ sourceId, accountId }: AccountMark): Promise<void> => {
    // The clicked button is removed with its mark, so the heading takes the focus.
    document.getElementById(sectionId('marks'))?.focus();
    const outcome = await bridge.markAccount({ sourceId, accountId, colour: null, label: null, production: null });
    setSaveState((before) =>
      outcome.ok
        ? { at: 'saved', turn: before.at === 'saved' ? before.turn + 1 : 1 }
        : { at: 'failed', failure: outcome.error },
    );
  };
  return (
    <Section name="marks" hint={words.hint}>
      {marks.length === 0 ? (
        <CardNote>{words.none}</CardNote>
      ) : (
        <ul>
          {marks.slice(0, shown).map((mark) => (
            <Mark key={`${mark.accountId} ${mark.sourceId}`} mark={mark} onRemove={() => void remove(mark)} />
          ))}
        </ul>
      )}
      {marks.length > shown && (
        <div className={styles.more}>
          <Button look="quiet" onClick={() => setShown(shown + AT_A_TIME)}>
            {words.showMore(Math.min(AT_A_TIME, marks.length - shown))}
          </Button>
        </div>
      )}
      <SaveStateLine setting={{ saveState }} saved={words.removed} />
    </Section>
  );
}

function Mark({ mark, onRemove }: { readonly mark: AccountMark; readonly onRemove: () => void }) {
  const words = useWords().window;
  const { marks: phrases } = words.settings;
  const { store } = useTools();
  const { sourceId, accountId, colour, label, production } = mark;
  const account = useWindowState((state) =>
    state.directory?.accounts.find((one) => one.sourceId === sourceId && one.accountId === accountId),
  );
  const name = account === undefined ? accountId : accountWords(account);
  const notes = [
    ...(label === undefined ? [] : [safeText(label)]),
    ...(colour === undefined ? [] : [words.roles.colours[colour]]),
    ...(production === undefined ? [] : [production ? phrases.production : phrases.notProduction]),
  ];
  return (
    <li className={styles.mark}>
      <span className={styles.dot}>{colour !== undefined && <ColourDot colour={colour} />}</span>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.notes}>{notes.join(' · ')}</p>
        {account === undefined && <p className={styles.notes}>{phrases.unknown}</p>}
      </div>
      <div className={styles.actions}>
        <IconButton
          icon="pencil"
          label={phrases.edit(name)}
          onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'markAccount', sourceId, accountId } })}
        />
        <IconButton icon="trash" label={phrases.remove(name)} onClick={onRemove} />
      </div>
    </li>
  );
}
