import { useCallback } from 'react';
import { originWords } from '../../../presenter/words/import-words.ts';
import type { OfferedImport } from '../../../shared/imports/import-plan.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useCommands, useLanguage, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './overview.module.css';

/** The tools on this machine whose settings can be imported. */
export function OtherTools() {
  const { overview } = useWords().window;
  const { bridge } = useTools();
  const editsMade = useWindowState((state) => state.editsMade);
  // oxlint-disable-next-line react/exhaustive-deps -- an edit changes what there is to take over
  const { value: tools = [] } = useAnswer(useCallback(() => bridge.listOtherTools({}), [bridge, editsMade]));
  if (tools.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="other-tools">
      <h3 id="other-tools" className={styles.heading}>
        {overview.tools}
      </h3>
      <ul className={styles.rows}>
        {tools.map((offered) => (
          <Tool key={offered.tool} offered={offered} />
        ))}
      </ul>
    </section>
  );
}

function Tool({ offered: { tool, brings, canUndo } }: { readonly offered: OfferedImport }) {
  const { overview } = useWords().window;
  const language = useLanguage();
  const commands = useCommands();
  const { store } = useTools();
  const name = originWords({ by: 'tool', tool }, language);
  const summary = (): string => {
    if (brings === undefined) return overview.bringsUnknown;
    return brings.isDone ? overview.bringsNothing : overview.brings(brings.sessions, brings.profiles, brings.settings);
  };
  return (
    <li className={styles.row}>
      <Icon name="download" />
      <div className={styles.words}>
        <p>
          <strong>{name}</strong>
        </p>
        <p className={styles.note}>{summary()}</p>
      </div>
      {canUndo && (
        <Button icon="undo" aria-label={overview.undoOf(name)} onClick={() => void commands.undoImport(tool)}>
          {overview.undo}
        </Button>
      )}
      {brings?.isDone !== true && (
        <Button
          aria-label={overview.takeOverFrom(name)}
          onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'import', tool } })}
        >
          {overview.takeOver}
        </Button>
      )}
    </li>
  );
}
