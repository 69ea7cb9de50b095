import type { Language } from '../../../shared/domain/languages.ts';
import type { FoundContainer } from './found-browser.ts';
import { parsedJson } from './parse-foreign-json.ts';
import { isObject } from '../../check.ts';

const MOST_CONTAINERS = 500;
const LONGEST_NAME = 200;

/** Firefox's own four, as its localisations name them; the keys before and since Firefox 121. */
const OWN_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  personal: { en: 'Personal', ja: '個人' },
  work: { en: 'Work', ja: '仕事' },
  banking: { en: 'Banking', ja: '銀行取引' },
  shopping: { en: 'Shopping', ja: 'ショッピング' },
};

/**
 * The containers in a Firefox profile's containers.json that a person sees. Empty for whatever is torn or of another
 * form.
 */
export function parseContainers(text: string, language: Language): readonly FoundContainer[] {
  const identities = identitiesIn(text).slice(0, MOST_CONTAINERS);
  return identities.flatMap((identity) => containerOf(identity, language) ?? []);
}

function containerOf(identity: unknown, language: Language): FoundContainer | undefined {
  // What is not public is Firefox's own, for thumbnails and the like.
  if (!isObject(identity) || identity['public'] !== true) return undefined;
  const { name, l10nId, l10nID } = identity;
  if (typeof name === 'string' && name.trim() !== '') {
    const shown = name.slice(0, LONGEST_NAME);
    return { name: shown, names: [shown] };
  }
  const own = ownNames(typeof l10nId === 'string' ? l10nId : l10nID);
  return own && { name: own[language], names: Object.values(own) };
}

function ownNames(l10nId: unknown): Readonly<Record<Language, string>> | undefined {
  const match = /^(?:user-context-(\w+)|userContext(\w+)\.label)$/.exec(typeof l10nId === 'string' ? l10nId : '');
  const key = (match?.[1] ?? match?.[2] ?? '').toLowerCase();
  return Object.hasOwn(OWN_NAMES, key) ? OWN_NAMES[key] : undefined;
}

function identitiesIn(text: string): readonly unknown[] {
  const parsed = parsedJson(text);
  const identities = isObject(parsed) ? parsed['identities'] : undefined;
  return Array.isArray(identities) ? identities : [];
}
