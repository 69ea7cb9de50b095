import { awsPaths } from '../disk/paths/aws-paths.ts';
import { ownPaths } from '../disk/paths/own-paths.ts';
import type { Surroundings } from '../ports.ts';
import { cachedAccounts, type GlancedAccount } from './cached-accounts.ts';
import { glanceAtConfig } from './config-glance.ts';

/** Names that can be typed: from the config file and the cached lists. */
export interface NamesGlance {
  readonly profiles: readonly string[];
  readonly sessions: readonly string[];
  readonly accounts: () => readonly GlancedAccount[];
}

export function glanceAtNames(surroundings: Surroundings): NamesGlance {
  const sections = glanceAtConfig(awsPaths(surroundings).configPath);
  const names = (type: 'profile' | 'sso-session') =>
    sections.filter((section) => section.type === type).map(({ name }) => name);
  return {
    profiles: names('profile'),
    sessions: names('sso-session'),
    accounts: () => cachedAccounts(ownPaths(surroundings).directoryDir),
  };
}
