import { REGION_SHAPE } from '../../../../../shared/text/regions.ts';

/** Comments, and elements whose text is no markup: what looks like a tag in there is none. */
const HIDDEN = /<!--|<(script|style|title|textarea|noscript|template)(?=[\s>])|<meta(?=\s)[^<>]{0,512}>/giu;
const REGION_TAG = /\sname\s{0,8}=\s{0,8}["']?region(?=["'\s/>])/iu;
const CONTENT = /\scontent\s{0,8}=\s{0,8}(["'])([a-z0-9-]{1,64})\1(?=[\s/>])/iu;

/**
 * The Region an access portal's page says it lives in, `<meta name="region" content="eu-west-1"/>`, where it says so
 * exactly once, in the form of a Region. AWS documents no such tag; granted has read it since 2023. Linear in the page.
 */
export function regionInPage(page: string): string | undefined {
  const [tag, ...more] = regionTags(page);
  if (tag === undefined || more.length > 0) return undefined;
  const region = CONTENT.exec(tag)?.[2];
  return region !== undefined && REGION_SHAPE.test(region) ? region : undefined;
}

function regionTags(page: string): readonly string[] {
  const lowerCase = page.toLowerCase();
  const tags: string[] = [];
  const hidden = new RegExp(HIDDEN);
  for (let found = hidden.exec(lowerCase); found; found = hidden.exec(lowerCase)) {
    const [text, element] = found;
    if (text.startsWith('<meta')) {
      if (REGION_TAG.test(text)) tags.push(text);
      continue;
    }
    const end = lowerCase.indexOf(element === undefined ? '-->' : `</${element}`, hidden.lastIndex);
    if (end < 0) break;
    hidden.lastIndex = end;
  }
  return tags;
}
