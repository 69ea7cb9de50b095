import { onlyAddsProduction } from '../domain/production.ts';
import type { ImportPlan, OwnChange } from './import-plan.ts';

/** True if accounts may count as production no longer, so that their keys are handed out without a question. */
export function loosensGuard({ own, dropped }: Pick<ImportPlan, 'own' | 'dropped'>): boolean {
  const hasNewPattern = own.some(({ change }) => change === 'productionPattern');
  return own.some(isLooser) || dropped.some((change) => isLooserWithout(change, hasNewPattern));
}

function isLooser(change: OwnChange): boolean {
  if (change.change === 'productionPattern') return !onlyAddsProduction(change.before, change.after);
  if (change.change !== 'accountMark') return false;
  return change.after.production === false && change.before?.production !== false;
}

/** A change that is taken back leads from what came after it to what was before. */
function isLooserWithout(change: OwnChange, hasNewPattern: boolean): boolean {
  if (change.change === 'productionPattern') return !hasNewPattern && !onlyAddsProduction(change.after, change.before);
  return change.change === 'accountMark' && change.after.production === true && change.before?.production !== true;
}
