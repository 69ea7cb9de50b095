/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a dialog element as a popover has the focus rules of a modal one in some browsers */
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { isHeld } from '../../../shared/domain/session-state.ts';
import { useCommands, useNow, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { rootPixels } from '../../ui/root-pixels.ts';
import { DayBar } from './day-bar.tsx';
import { ListingLine } from './listing-line.tsx';
import { SessionDetails } from './session-details.tsx';
import styles from './session-panel.module.css';

interface SessionPanelProps {
  readonly id: string;
  readonly session: SessionSnapshot;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The pill below which the panel opens. */
  readonly face: RefObject<HTMLButtonElement | null>;
}

/** A session's details and actions, below its pill. Escape or a click elsewhere closes it. */
export function SessionPanel({ id, session, open, onClose, face }: SessionPanelProps) {
  const { sessions: phrases } = useWords().window;
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    if (!open || element === null) return undefined;
    place(element, face.current);
    element.showPopover();
    element.querySelector<HTMLElement>('button')?.focus();
    return () => element.hidePopover();
  }, [open, face]);
  return (
    <div
      ref={panel}
      id={id}
      popover="auto"
      role="dialog"
      aria-label={phrases.detailsOf(session.label)}
      className={styles.panel}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {open && <PanelContent session={session} onClose={onClose} />}
    </div>
  );
}

/** Positions the panel below the pill and within the window. CSS anchors can't do it, because every pill has the same anchor name. */
function place(panel: HTMLElement, face: HTMLElement | null): void {
  const at = face?.getBoundingClientRect();
  if (at === undefined) return;
  panel.style.insetBlockStart = `${at.bottom + 4}px`;
  panel.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - 8 - 22 * rootPixels()))}px`;
}

function PanelContent({ session, onClose }: { readonly session: SessionSnapshot; readonly onClose: () => void }) {
  const { sessions: phrases } = useWords().window;
  const { store } = useTools();
  const commands = useCommands();
  const nowMillis = useNow('minute');
  const { name, label, can, standing, listing } = session;
  const profileCount = useWindowState(
    (state) => state.directory?.profiles.filter(({ sourceId }) => sourceId === name).length ?? 0,
  );
  const run = (act: () => unknown) => () => {
    onClose();
    void act();
  };
  return (
    <>
      <h3 className={styles.label}>{label}</h3>
      <DayBar session={session} />
      <ListingLine session={session} />
      <SessionDetails session={session} nowMillis={nowMillis} />
      <div className={styles.actions}>
        {can.listsRoles && isHeld(standing) && (
          <Button
            icon="refresh"
            aria-label={phrases.refreshOf(label)}
            aria-disabled={listing.at === 'loading' || undefined}
            onClick={() => listing.at !== 'loading' && void commands.refreshDirectory(name)}
          >
            {phrases.refresh}
          </Button>
        )}
        <Button onClick={run(() => commands.signIn(name))}>
          {isHeld(standing) ? phrases.signInAgain : phrases.signIn}
        </Button>
        {can.portalLink && (
          <Button icon="console" onClick={run(() => commands.openPortal(name))}>
            {phrases.openPortal}
          </Button>
        )}
        {isHeld(standing) && (
          <Button
            look="danger"
            icon="signOut"
            aria-label={phrases.signOutOf(label)}
            aria-describedby={`${name}-sign-out`}
            onClick={run(() => commands.signOut(name))}
          >
            {phrases.signOut}
          </Button>
        )}
        {can.editable && (
          <>
            <Button
              icon="pencil"
              onClick={run(() =>
                store.send({
                  type: 'sheetAsked',
                  sheet: { at: 'edit', request: { form: 'changeSession', sessionName: name } },
                }),
              )}
            >
              {phrases.change}
            </Button>
            <Button
              look="danger"
              icon="trash"
              onClick={run(() =>
                store.send({
                  type: 'sheetAsked',
                  sheet: { at: 'edit', request: { form: 'removeSession', sessionName: name, profileCount } },
                }),
              )}
            >
              {phrases.remove}
            </Button>
          </>
        )}
      </div>
      {isHeld(standing) && (
        <p id={`${name}-sign-out`} className={styles.hint}>
          {phrases.signOutHint}
        </p>
      )}
    </>
  );
}
