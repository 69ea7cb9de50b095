import { classNames } from '../../ui/class-names.ts';
import type { SessionView } from './session-view.ts';
import styles from './session-state-mark.module.css';
import tones from '../../ui/tones.module.css';

interface SessionStateMarkProps {
  readonly view: SessionView;
  /** The share of the token's lifetime that is left, from 1 to 0, drawn as a ring. The words beside it say it too. */
  readonly left?: number | undefined;
}

/** A shape for each kind of state, so that they differ without colour: ticked disc, clock, ring, crossed disc, dots, triangle. */
export function SessionStateMark({ view, left }: SessionStateMarkProps) {
  const hasRing = left !== undefined && (view.shape === 'check' || view.shape === 'clock');
  return (
    <svg className={classNames(styles.mark, tones[view.tone] ?? styles.idle)} viewBox="0 0 20 20" aria-hidden="true">
      {hasRing && <Ring left={left} />}
      <g transform={hasRing ? 'translate(4.4 4.4) scale(0.7)' : 'translate(2 2)'}>
        <Shape shape={view.shape} />
      </g>
    </svg>
  );
}

/** Runs out clockwise from the top, like a kitchen timer. */
function Ring({ left }: { readonly left: number }) {
  return (
    <>
      <circle cx="10" cy="10" r="9" className={styles.track} />
      <circle
        cx="10"
        cy="10"
        r="9"
        className={styles.left}
        pathLength="100"
        strokeDasharray={`${left * 100} 100`}
        transform="rotate(-90 10 10)"
      />
    </>
  );
}

function Shape({ shape }: { readonly shape: SessionView['shape'] }) {
  switch (shape) {
    case 'check':
      return (
        <>
          <circle cx="8" cy="8" r="7" className={styles.solid} />
          <path d="m5 8.3 2.1 2.1L11 6.2" className={styles.inner} />
        </>
      );
    case 'clock':
      return (
        <>
          <circle cx="8" cy="8" r="6.25" className={styles.outline} />
          <path d="M8 4.6V8l2.3 1.5" className={styles.outline} />
        </>
      );
    case 'hollow':
      return <circle cx="8" cy="8" r="6.25" className={styles.outline} />;
    case 'cross':
      return (
        <>
          <circle cx="8" cy="8" r="7" className={styles.solid} />
          <path d="m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6" className={styles.inner} />
        </>
      );
    case 'dots':
      return (
        <>
          <circle cx="3" cy="8" r="1.6" className={styles.dot} />
          <circle cx="8" cy="8" r="1.6" className={styles.dot} />
          <circle cx="13" cy="8" r="1.6" className={styles.dot} />
        </>
      );
    case 'triangle':
      return (
        <>
          <path d="M8 1.8 15 14H1L8 1.8Z" className={styles.solid} />
          <path d="M8 6.3v3.4M8 11.6v.1" className={styles.inner} />
        </>
      );
  }
}
