import { useState } from 'react';
import type { BrowserRule } from '../../../../shared/domain/settings.ts';
import { useTools, useWords } from '../../../state/window-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { BrowserRuleItem } from '../browsers/browser-rule-item.tsx';
import styles from './browsers-section.module.css';
import { SaveStateLine } from '../controls/save-state-line.tsx';
import { CardNote, Section, sectionId } from '../controls/section.tsx';
import { useBrowsers } from '../../browsers/use-browsers.ts';
import { useSetting } from '../use-setting.ts';

/** Rules for the browser that opens an account's console. The first rule that matches decides. */
export function BrowsersSection() {
  const words = useWords().window;
  const { browsers: phrases } = words.settings;
  const { store } = useTools();
  const rules = useSetting('browserRules');
  const installed = useBrowsers();
  const [announcement, setAnnouncement] = useState('');

  const change = (next: readonly BrowserRule[], text: string): void => {
    setAnnouncement(text);
    void rules.set(next);
  };
  const move = (from: number, to: number): void => {
    const rule = rules.value[from];
    if (rule === undefined || to < 0 || to >= rules.value.length) return;
    change(rules.value.toSpliced(from, 1).toSpliced(to, 0, rule), phrases.movedTo(to + 1));
  };
  const remove = (place: number): void => {
    change(rules.value.toSpliced(place, 1), phrases.removed);
    // The clicked button is removed with its rule, so the heading takes the focus.
    document.getElementById(sectionId('browsers'))?.focus();
  };
  const edit = (place?: number): void =>
    store.send({ type: 'sheetAsked', sheet: { at: 'browserRule', ...(place === undefined ? {} : { place }) } });

  const canChoose = installed.value !== undefined && installed.value.length > 0;
  return (
    <Section
      name="browsers"
      hint={phrases.hint}
      actions={
        canChoose && (
          <Button icon="plus" onClick={() => edit()}>
            {phrases.add}
          </Button>
        )
      }
    >
      {installed.failure !== undefined && (
        <div role="alert" className={styles.failed}>
          <p>{phrases.failed}</p>
          <Button icon="refresh" busy={installed.asking} onClick={installed.askAgain}>
            {words.errors.tryAgain}
          </Button>
        </div>
      )}
      {installed.value === undefined && installed.failure === undefined && <CardNote>{phrases.looking}</CardNote>}
      {installed.value?.length === 0 && <CardNote>{phrases.noBrowsers}</CardNote>}
      {canChoose && rules.value.length === 0 && <CardNote>{phrases.none}</CardNote>}
      {rules.value.length > 0 && (
        <ol className={styles.rules}>
          {rules.value.map((rule, place) => (
            <BrowserRuleItem
              key={JSON.stringify(rule)}
              rule={rule}
              place={place}
              isLast={place === rules.value.length - 1}
              installed={installed.value}
              onMove={(by) => move(place, place + by)}
              onEdit={() => edit(place)}
              onRemove={() => remove(place)}
            />
          ))}
        </ol>
      )}
      <SaveStateLine setting={rules} saved={announcement} />
    </Section>
  );
}
