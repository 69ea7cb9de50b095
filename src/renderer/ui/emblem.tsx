import styles from './emblem.module.css';

/** The product's logo: a pass with a punched edge and a sun. It is decorative, because the name is beside it. */
export function Emblem() {
  return (
    <svg className={styles.emblem} viewBox="4 4 32 32" aria-hidden="true">
      <path
        className={styles.pass}
        d="M8 8h24a4 4 0 0 1 4 4v4.5a3.5 3.5 0 0 0 0 7V28a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4v-4.5a3.5 3.5 0 0 0 0-7V12a4 4 0 0 1 4-4Z"
      />
      <circle className={styles.sun} cx="20" cy="20" r="5" />
      <path
        className={styles.ray}
        d="M20 12v1M20 27v1M12 20h1M27 20h1M14.3 14.3l.7.7M25 25l.7.7M14.3 25.7l.7-.7M25 15l.7-.7"
      />
    </svg>
  );
}
