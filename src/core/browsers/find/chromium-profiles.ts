import type { FoundProfile } from './found-browser.ts';
import { parsedJson } from './parse-foreign-json.ts';
import { isObject } from '../../check.ts';

const MOST_PROFILES = 500;
const LONGEST_NAME = 200;
/** Chromium's own, of no person. */
const NOBODYS = new Set(['System Profile', 'Guest Profile']);

/**
 * The profiles in a Chromium's `Local State`: `profile.info_cache`, by folder name. Empty for whatever is torn or of
 * another form. Names of folders that are no plain name in the browser's own folder are passed over.
 */
export function parseLocalState(text: string): readonly FoundProfile[] {
  const cache = recordIn(recordIn(parsedJson(text), 'profile'), 'info_cache');
  return Object.entries(cache)
    .filter(([folder]) => isPlainFolder(folder) && !NOBODYS.has(folder))
    .slice(0, MOST_PROFILES)
    .map(([folder, info]) => ({
      profileId: folder,
      name: nameIn(info) ?? folder,
      // In one word with its option: whatever the name, it can't be read as an option of its own.
      args: [`--profile-directory=${folder}`],
    }));
}

function isPlainFolder(folder: string): boolean {
  return folder.length <= 255 && folder !== '.' && folder !== '..' && /^[^/\\:\p{Cc}]+$/u.test(folder);
}

function nameIn(info: unknown): string | undefined {
  const name = isObject(info) ? info['name'] : undefined;
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, LONGEST_NAME) : undefined;
}

function recordIn(holder: unknown, key: string): Record<string, unknown> {
  const value = isObject(holder) ? holder[key] : undefined;
  return isObject(value) ? value : {};
}
