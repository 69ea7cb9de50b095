import { DaypassError } from '../errors/daypass-error.ts';
import { checkRegion, isIsolated, REGION_SHAPE, REGIONS } from './regions.ts';

/** Stand-ins that SDKs and S3-compatible services take for a Region. */
const PSEUDO = new Set(['aws-global', 'aws-cn-global', 'aws-us-gov-global', 'auto', 'local', 'localhost']);

export type RegionVerdict = { readonly is: 'fine' } | { readonly is: 'malformed' | 'unknown'; readonly near?: string };

/** Whether a text can be, and is known to be, a Region; with what was probably meant. */
export function judgeRegion(text: string): RegionVerdict {
  const region = text.replace(/^fips-|-fips$/g, '');
  const known = REGIONS.map(([code]) => code);
  if (known.includes(region) || isIsolated(region) || PSEUDO.has(region)) return { is: 'fine' };
  if (REGION_SHAPE.test(region)) {
    const near = known.find((candidate) => isSwapped(candidate, region));
    return { is: 'unknown', ...(near !== undefined && { near }) };
  }
  const meant = region
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-')
    .replace(/(\d)[a-f]$/, '$1');
  return { is: 'malformed', ...(known.includes(meant) && { near: meant }) };
}

/**
 * Returns a Region that a person has typed. Throws regionInvalid, with the fact `near` if it is a slip for a known one. A
 * Region that is merely unknown passes: new ones come.
 */
export function checkTypedRegion(text: string): string {
  const verdict = judgeRegion(text.trim().toLowerCase());
  if (verdict.is !== 'fine' && verdict.near !== undefined)
    throw new DaypassError('regionInvalid', { region: text.slice(0, 64), near: verdict.near });
  return checkRegion(text);
}

/** One letter wrong, missing, too many, or two swapped; a wrong number names another Region. */
function isSwapped(a: string, b: string): boolean {
  if (a.replaceAll(/\D/g, '') !== b.replaceAll(/\D/g, '')) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  return (
    Math.max(restA.length, restB.length) <= 1 || (restA.length === 2 && restA.charAt(1) + restA.charAt(0) === restB)
  );
}
