/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list box whose focus stays in the search box has no HTML element of its own */
import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { shortSessionWords } from '../../../presenter/sessions/session-line.ts';
import { buildRoleIndex } from '../../../presenter/search/role-index.ts';
import { queryWords, roleSearcher } from '../../../presenter/search/role-search.ts';
import type { TrayAct } from '../../../shared/tray-act.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useLanguage, useNow, useSessions, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { KeyHints } from '../../ui/key-hints.tsx';
import { commandKey } from '../roles/rows/command-key.ts';
import { PaletteLine } from './palette-line.tsx';
import { paletteRows, type PaletteRow } from './palette-rows.ts';
import styles from './palette.module.css';
import { actOf, actsOf } from './row-acts.ts';
import { usePaletteCommands } from './use-palette-commands.ts';

const NOTHING = { revision: -1, accounts: [], favourites: [], recents: [], profiles: [], marks: [] };
const NO_PROFILES: readonly never[] = [];

/** One search box for roles, profiles and commands. It is hidden after each act and by Escape. */
export function Palette() {
  const words = useWords();
  const { palette, search: searchWords } = words.window;
  const { bridge } = useTools();
  const settings = useWindowState((state) => state.settings);
  const lastFormat = useWindowState((state) => state.status?.lastFormat) ?? 'bash';
  const defaultAct = settings?.defaultAct ?? 'profile';
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<PaletteRow>();
  const found = useFound(query);
  const rows = opened === undefined ? found.rows : actsOf(opened, { words, lastFormat });
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const active = rows[Math.min(at, rows.length - 1)];
  useEffect(() => box.current?.focus(), []);

  const perform = (act: TrayAct | undefined): void => {
    if (act !== undefined) void bridge.performFromPalette({ act });
  };
  const type = (text: string): void => {
    setQuery(text);
    setAt(0);
  };
  const open = (row: PaletteRow | undefined): void => {
    setOpened(row);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    const done = (): void => event.preventDefault();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      done();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => (Math.min(now, rows.length - 1) + by + rows.length) % Math.max(rows.length, 1));
    } else if (event.key === 'Enter' && active !== undefined) {
      done();
      perform(actOf(active, { defaultAct, lastFormat, isCommand, isAlt: event.altKey }));
    } else if (event.key === 'Escape') {
      done();
      if (opened !== undefined) open(undefined);
      else if (query !== '') type('');
      else void bridge.dismissPalette({});
    } else if (event.key === 'Tab' && active?.kind === 'role') {
      done();
      type(`${active.role.account.name || active.role.account.accountId} `);
    } else if (isCommand && event.key.toLowerCase() === 'k' && active !== undefined && active.kind !== 'command') {
      done();
      open(active);
    }
  };

  return (
    <main className={styles.palette} aria-label={palette.label}>
      <VisuallyHidden>
        <h1>{words.window.title}</h1>
      </VisuallyHidden>
      <div className={styles.top}>
        <Icon name="search" />
        <input
          ref={box}
          className={styles.input}
          type="text"
          role="combobox"
          aria-label={palette.label}
          aria-expanded={rows.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : `${listId}-${active.key}`}
          placeholder={palette.placeholder}
          spellCheck={false}
          autoComplete="off"
          maxLength={200}
          value={query}
          onChange={(event) => {
            open(undefined);
            type(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        <output className={styles.count}>{query.trim() === '' ? '' : searchWords.results(found.rows.length)}</output>
      </div>
      <div id={listId} role="listbox" aria-label={palette.label} className={styles.list}>
        {rows.map((row) => (
          <PaletteLine
            key={row.key}
            id={`${listId}-${row.key}`}
            row={row}
            words={opened === undefined ? found.words : []}
            active={row === active}
            onChoose={() => perform(actOf(row, { defaultAct, lastFormat, isCommand: false, isAlt: false }))}
          />
        ))}
        {rows.length === 0 && <p className={styles.none}>{searchWords.noMatches(safeText(query))}</p>}
      </div>
      <Foot defaultAct={defaultAct} />
    </main>
  );
}

/** The rows and the words of a query. */
function useFound(query: string) {
  const { bridge } = useTools();
  const directory = useWindowState((state) => state.directory) ?? NOTHING;
  const sessions = useSessions();
  const pattern = useWindowState((state) => state.settings?.productionPattern) ?? '';
  const assumedLabel = useWords().assumed.accounts;
  const commands = usePaletteCommands();
  const listed = useAnswer(useCallback(() => bridge.listProfiles({}), [bridge])).value ?? NO_PROFILES;
  const sessionNames = sessions.map(({ name }) => name).join('\n');
  const index = useMemo(
    () => buildRoleIndex(directory, sessions, pattern, assumedLabel),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- labels never change while the names stay
    [directory, sessionNames, pattern, assumedLabel],
  );
  const search = useMemo(() => roleSearcher(index), [index]);
  const words = useMemo(() => queryWords(query), [query]);
  // A profile of a listed role is found by that role.
  const profiles = useMemo(() => listed.filter(({ role }) => role === undefined), [listed]);
  return { words, rows: paletteRows(words, { index, search, profiles, commands }) };
}

/** The keys, and the state of the first session. */
function Foot({ defaultAct }: { readonly defaultAct: 'profile' | 'keys' | 'console' }) {
  const { keys, palette } = useWords().window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const session = useWindowState((state) => state.status?.sessions[0]);
  const alt = commandKey === '⌘' ? '⌥' : 'Alt ';
  const line = session === undefined ? undefined : shortSessionWords(session, nowMillis, language);
  return (
    <div className={styles.foot}>
      <KeyHints
        label={keys.heading}
        hints={[
          [['↵'], keys.acts[defaultAct]],
          [[`${commandKey}↵`], defaultAct === 'keys' ? keys.acts.profile : keys.acts.keys],
          [[`${alt}↵`], keys.console],
          [[`${commandKey}K`], palette.allActs],
        ]}
      />
      {session !== undefined && line !== undefined && (
        <span className={classNames(styles.session, line.isGood && styles.good)}>
          {session.label} · {line.words}
        </span>
      )}
    </div>
  );
}
