import { REGION_SHAPE } from '../../../shared/text/regions.ts';

/** Regions of the public, China, GovCloud and sovereign partitions (AWS Regional Services). New ones come; an unknown one is no error. */
const KNOWN_REGIONS = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eusc-de-east-1',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-west-1',
  'us-west-2',
] as const;

/** Of the isolated partitions no list is published. */
const ISOLATED = /^(us-iso[a-z]?|eu-isoe)-[a-z]+-\d$/;
/** Stand-ins that SDKs and S3-compatible services take for a Region. */
const PSEUDO = new Set(['aws-global', 'aws-cn-global', 'aws-us-gov-global', 'auto', 'local', 'localhost']);

export type RegionVerdict = { readonly is: 'fine' } | { readonly is: 'malformed' | 'unknown'; readonly near?: string };

/** Whether a text can be, and is known to be, a Region; with what was probably meant. */
export function judgeRegion(text: string): RegionVerdict {
  const region = text.replace(/^fips-|-fips$/g, '');
  const known: readonly string[] = KNOWN_REGIONS;
  if (known.includes(region) || ISOLATED.test(region) || PSEUDO.has(region)) return { is: 'fine' };
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
