import { errorWords } from '../../../presenter/words/error-words.ts';
import { useLanguage, useWords } from '../../state/window-context.ts';
import styles from './session-form.module.css';
import type { Finding } from './use-region-finder.ts';

/** How the search for a Region goes, told below its field and read out as it changes. */
export function RegionFinding({ finding }: { readonly finding: Finding | undefined }) {
  const { firstRun } = useWords().window;
  const language = useLanguage();
  const words = (): string => {
    if (finding === undefined) return '';
    if (finding.at === 'asking') return firstRun.findingRegion;
    if (finding.at === 'found') return firstRun.regionFound(finding.region);
    const { message, next } = errorWords(finding.failure, language);
    return `${message} ${next}`;
  };
  return <output className={finding?.at === 'failed' ? styles.notFound : styles.finding}>{words()}</output>;
}
