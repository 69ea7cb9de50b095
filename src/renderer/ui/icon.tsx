import styles from './icon.module.css';
import { classNames } from './class-names.ts';

/** Drawn on a 16 × 16 grid with strokes of 1.5, so that they sit beside 13 px text at its weight. */
const PATHS = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14',
  copy: 'M5.5 5.5V3.6c0-.6.5-1.1 1.1-1.1h5.8c.6 0 1.1.5 1.1 1.1v5.8c0 .6-.5 1.1-1.1 1.1h-1.9M3.6 5.5h5.8c.6 0 1.1.5 1.1 1.1v5.8c0 .6-.5 1.1-1.1 1.1H3.6c-.6 0-1.1-.5-1.1-1.1V6.6c0-.6.5-1.1 1.1-1.1Z',
  profile:
    'M9 2.5H4.6c-.6 0-1.1.5-1.1 1.1v8.8c0 .6.5 1.1 1.1 1.1h6.8c.6 0 1.1-.5 1.1-1.1V6L9 2.5ZM9 2.5V6h3.5M8 8.3v3.4M6.3 10h3.4',
  console:
    'M6.5 3.5H3.6c-.6 0-1.1.5-1.1 1.1v7.8c0 .6.5 1.1 1.1 1.1h7.8c.6 0 1.1-.5 1.1-1.1V9.5M9.5 2.5h4v4M13.5 2.5 7.5 8.5',
  star: 'm8 2 1.8 3.8 4.2.6-3 2.9.7 4.2L8 11.5l-3.7 2 .7-4.2-3-2.9 4.2-.6L8 2Z',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 2.5v3h-3',
  chevron: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  chevronUp: 'm4.5 9.5 3.5-3.5 3.5 3.5',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3.5v9M3.5 8h9',
  link: 'M6.8 9.2a2.7 2.7 0 0 0 3.8 0l2-2a2.7 2.7 0 0 0-3.8-3.8l-.6.6M9.2 6.8a2.7 2.7 0 0 0-3.8 0l-2 2a2.7 2.7 0 0 0 3.8 3.8l.6-.6',
  signOut: 'M6.5 13.5H3.6c-.6 0-1.1-.5-1.1-1.1V3.6c0-.6.5-1.1 1.1-1.1h2.9M10.5 11l3-3-3-3M13 8H6.5',
  check: 'm3.5 8.5 3 3 6-7',
  warning: 'M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.2v.1',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.3v3.4M8 5.2v.1',
  shield: 'M8 2 3.5 3.7v3.8c0 3 1.9 5.2 4.5 6.5 2.6-1.3 4.5-3.5 4.5-6.5V3.7L8 2Z',
  offline:
    'M2 2l12 12M4.6 8.9a5 5 0 0 1 2-1.2M11.4 8.9a5 5 0 0 0-1.1-.8M2.5 6.6c.7-.7 1.5-1.2 2.4-1.6M13.5 6.6A8 8 0 0 0 7.3 4.3M8 12.2v.1',
  file: 'M9 2.5H4.6c-.6 0-1.1.5-1.1 1.1v8.8c0 .6.5 1.1 1.1 1.1h6.8c.6 0 1.1-.5 1.1-1.1V6L9 2.5ZM9 2.5V6h3.5M6 8.5h4M6 11h4',
  key: 'M5.5 13.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM7.7 8.3l5.8-5.8M11 5l1.8 1.8M9.2 6.8l1.2 1.2',
  pulse: 'M1.5 8h3L6.5 3l3 10 2-5h3',
  pencil: 'M3 13l.7-2.9 7-7a1.3 1.3 0 0 1 1.8 0l.4.4a1.3 1.3 0 0 1 0 1.8l-7 7L3 13ZM9.6 4.2l2.2 2.2',
  trash:
    'M2.5 4.5h11M6 4.5V3c0-.3.2-.5.5-.5h3c.3 0 .5.2.5.5v1.5M4 4.5l.6 8c0 .6.5 1 1 1h4.8c.5 0 1-.4 1-1l.6-8M6.7 7.2v3.6M9.3 7.2v3.6',
  more: 'M3.5 8.4a.4.4 0 1 0 0-.8.4.4 0 0 0 0 .8ZM8 8.4a.4.4 0 1 0 0-.8.4.4 0 0 0 0 .8ZM12.5 8.4a.4.4 0 1 0 0-.8.4.4 0 0 0 0 .8Z',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6H9a4 4 0 0 1 0 8H6',
  plug: 'M5.5 2v3M10.5 2v3M3.5 5h9v2.5a4.5 4.5 0 0 1-9 0V5ZM8 12v2.5',
  move: 'M2.5 8h11M9.5 4l4 4-4 4',
  flag: 'M3.5 14V2.5M3.5 3h8.5l-2 3 2 3H3.5',
  sync: 'M13 6A5.2 5.2 0 0 0 3.6 4.7L2.5 6M2.5 2.5V6H6M3 10a5.2 5.2 0 0 0 9.4 1.3l1.1-1.3M13.5 13.5V10H10',
  sliders:
    'M2.5 4.5h6.2M12.3 4.5h1.2M2.5 11.5h1.2M7.3 11.5h6.2M10.5 6.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM5.5 13.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  download: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.4',
  code: 'M2.5 4.6c0-.6.5-1.1 1.1-1.1h8.8c.6 0 1.1.5 1.1 1.1v6.8c0 .6-.5 1.1-1.1 1.1H3.6c-.6 0-1.1-.5-1.1-1.1V4.6ZM5 6.5l1.8 1.5L5 9.5M8.5 10H11',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: the words beside it, or the button's name, say what it means. */
export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) {
  return (
    <svg className={classNames(styles.icon, filled && styles.filled)} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
