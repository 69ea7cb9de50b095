import { messagesFor } from '../../presenter/messages/index.ts';
import { candidateWords } from './find-role.ts';
import type { RoleCandidate } from './role-candidates.ts';
import type { Terminal } from '../terminal.ts';

const MOST_SHOWN = 10;

/** Lists on stderr what each candidate is called on a command line. */
export function printCandidates(candidates: readonly RoleCandidate[], terminal: Terminal): void {
  for (const candidate of candidates.slice(0, MOST_SHOWN)) terminal.err(`  ${candidateWords(candidate, candidates)}`);
  const more = candidates.length - MOST_SHOWN;
  if (more > 0) terminal.err(messagesFor(terminal.language).cli.moreCandidates(more));
}
