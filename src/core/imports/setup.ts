import type { AccountColour } from '../../shared/domain/account-preferences.ts';
import type { ImportedKey } from '../../shared/domain/config-edits.ts';
import type { LeftOut, LeftOutCode } from '../../shared/imports/import-plan.ts';
import type { ErrorFacts } from '../../shared/errors/daypass-error.ts';
import type { InstalledBrowser } from '../../shared/domain/browsers.ts';
import type { ConfigDocument } from '../config/document/config-document.ts';
import type { Surroundings } from '../ports.ts';

/** An access portal by its start URL: which session it becomes is decided when the person's own sessions are known. */
export interface SetupPortal {
  readonly startUrl: string;
  readonly region: string;
  /** What the tool calls it. */
  readonly name: string;
  readonly scopes?: readonly string[];
}

/** A role of a portal, by the portal's start URL. */
export interface SetupRole {
  readonly startUrl: string;
  readonly accountId: string;
  readonly roleName: string;
}

export interface SetupProfile {
  readonly profileName: string;
  readonly role?: SetupRole;
  readonly entries: readonly (readonly [key: ImportedKey, value: string])[];
  readonly removedKeys: readonly string[];
  readonly ifThere: 'change' | 'leave';
}

export interface SetupAccount {
  readonly startUrl: string;
  readonly accountId: string;
  readonly label?: string;
  readonly colour?: AccountColour;
  readonly production?: boolean;
}

export interface SetupBrowserRule {
  readonly match: { readonly pattern: string } | { readonly startUrl: string; readonly accountId: string };
  readonly browserId: string;
  readonly profileId?: string;
  readonly container?: string;
}

interface SetupProfileRule {
  readonly pattern: string;
  readonly startUrl?: string;
  readonly nameTemplate?: string;
  readonly region?: string;
  readonly output?: string;
}

interface SetupSamlAccount {
  readonly name: string;
  readonly url: string;
  readonly sessionSeconds?: number;
}

/** What another tool or a team file holds, in Daypass's terms; no secrets. */
export interface Setup {
  readonly readFrom: readonly string[];
  readonly portals: readonly SetupPortal[];
  readonly profiles: readonly SetupProfile[];
  readonly samlAccounts: readonly SetupSamlAccount[];
  readonly favourites: readonly SetupRole[];
  readonly accounts: readonly SetupAccount[];
  readonly browserRules: readonly SetupBrowserRule[];
  readonly profileRules: readonly SetupProfileRule[];
  readonly productionPattern?: string;
  readonly leftOut: readonly LeftOut[];
}

export const EMPTY_SETUP: Setup = {
  readFrom: [],
  portals: [],
  profiles: [],
  samlAccounts: [],
  favourites: [],
  accounts: [],
  browserRules: [],
  profileRules: [],
  leftOut: [],
};

/** What readers of other tools look at. */
export interface ToolMachine {
  readonly surroundings: Surroundings;
  readonly configPath: string;
  readonly config: ConfigDocument;
  readonly browsers: () => Promise<readonly InstalledBrowser[]>;
  /** The machine's id as the `node-machine-id` package gives it; undefined where there is none. */
  readonly machineId: () => Promise<string | undefined>;
}

export interface ToolReader {
  /** The files of the tool that are here; none where it was never used. */
  find(machine: ToolMachine): Promise<readonly string[]>;
  /** Never rejects for what a file holds: that is left out, with the reason. */
  read(machine: ToolMachine, paths: readonly string[]): Promise<Setup>;
}

export function leftOut(code: LeftOutCode, facts: ErrorFacts = {}): LeftOut {
  return {
    code,
    facts: Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, 200) : value]),
    ),
  };
}
