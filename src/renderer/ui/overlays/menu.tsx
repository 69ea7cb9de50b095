import { useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { Icon, type IconName } from '../icon.tsx';
import { KeyCap } from '../key-cap.tsx';
import styles from './menu.module.css';

interface MenuItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconName;
  /** The key that does the same, shown after the label. The list handles the key itself. */
  readonly keyCap?: string;
  /** Shown below the label: what choosing the item leads to. */
  readonly hint?: string;
}

interface MenuProps<Id extends string> {
  readonly label: string;
  readonly items: readonly MenuItem<Id>[];
  /** The current value, which has a tick and the first focus. Left out: the items are actions. */
  readonly chosen?: Id;
  readonly onChoose: (id: Id) => void;
  readonly onClose: () => void;
}

/** Opens at the element that carries the `menuAnchor` class, over everything; Escape or a click elsewhere closes it. */
export function Menu<Id extends string>({ label, items, chosen, onChoose, onClose }: MenuProps<Id>) {
  const menu = useRef<HTMLDivElement>(null);
  const hintId = useId();
  useLayoutEffect(() => {
    const element = menu.current;
    element?.showPopover();
    const first = element?.querySelector<HTMLElement>('[aria-checked="true"]') ?? element?.querySelector('button');
    first?.focus();
    return () => element?.hidePopover();
  }, []);
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={styles.menu}
      onKeyDown={moveFocus}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role={chosen === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={chosen === undefined ? undefined : item.id === chosen}
          aria-label={item.hint === undefined ? undefined : item.label}
          aria-describedby={item.hint === undefined ? undefined : `${hintId}-${item.id}`}
          tabIndex={-1}
          className={styles.item}
          onClick={() => {
            onChoose(item.id);
            onClose();
          }}
        >
          <span className={chosen === undefined ? styles.icon : styles.tick}>
            {item.id === chosen && <Icon name="check" />}
            {chosen === undefined && item.icon !== undefined && <Icon name={item.icon} />}
          </span>
          <span className={styles.label}>
            {item.label}
            {item.hint !== undefined && (
              <span id={`${hintId}-${item.id}`} className={styles.hint}>
                {item.hint}
              </span>
            )}
          </span>
          {item.keyCap !== undefined && <KeyCap>{item.keyCap}</KeyCap>}
        </button>
      ))}
    </div>
  );
}

/** Class of the element that the open menu is positioned at. Only one element may have it. */
export const menuAnchor = styles.anchor;

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const now = items.findIndex((item) => item === document.activeElement);
  const next = nextIndex(event.key, now, items.length);
  event.stopPropagation();
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}

function nextIndex(key: string, now: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (now + 1) % count;
    case 'ArrowUp':
      return (now - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
