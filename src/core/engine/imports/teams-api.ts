import { isObject } from '../../check.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ImportPlan, ListedTeam } from '../../../shared/imports/import-plan.ts';
import { installedBrowsers } from '../../browsers/browsers.ts';
import type { OwnPaths } from '../../disk/paths/own-paths.ts';
import { LockedJson } from '../../disk/write/locked-json.ts';
import { leftOut, type Setup } from '../../imports/setup.ts';
import { parseTeamFile, setupOfTeam } from '../../imports/team/team-file.ts';
import { readTeamText, teamAddress } from '../../imports/team/read-team.ts';
import type { Ports, Surroundings } from '../../ports.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { ApplyImportOptions, Importer } from './importer.ts';

interface TeamPlan extends ImportPlan {
  readonly team: string;
}

/** Team files: sessions, profiles, production accounts and browsers that colleagues share. Nothing in one can run a command. */
export interface TeamsApi {
  /**
   * What a team file would change; nothing is written. `address`: an https URL or an absolute path. Rejects:
   * teamAddressInvalid, teamFileMissing, teamFileInvalid, teamFileRefused, teamExists (of this name, elsewhere), and as `previewEdit`.
   */
  planAdd(address: string): Promise<TeamPlan>;
  /** Makes it and remembers the address. Rejects as `planAdd` and `applyImport`. */
  add(address: string, options?: ApplyImportOptions): Promise<TeamPlan>;
  list(): Promise<readonly ListedTeam[]>;
  /** What the file has changed to since. Rejects also: teamUnknown. */
  planSync(name: string): Promise<TeamPlan>;
  sync(name: string, options?: ApplyImportOptions): Promise<TeamPlan>;
  /** Takes back what the team file brought and forgets it. What the person has changed since stays. Rejects: teamUnknown, undoConflict. */
  remove(name: string): Promise<void>;
}

interface Read {
  readonly name: string;
  readonly address: string;
  readonly setup: Setup;
}

export function teamsApi(parts: EngineParts, importer: Importer, reload: () => Promise<void>): TeamsApi {
  const { ports, own } = parts;
  const storedTeams = teamsFile(own, ports);
  return {
    planAdd: async (address) => plan(await readNew(address)),
    add: async (address, options) => apply(await readNew(address), options),
    list: () => storedTeams.read(),
    planSync: async (name) => plan(await readKnown(name)),
    sync: async (name, options) => apply(await readKnown(name), options),
    async remove(name) {
      await known(name);
      const isOfTeam = async () => (await importer.list()).some(({ from }) => from.by === 'team' && from.name === name);
      while (await isOfTeam()) await importer.undo({ by: 'team', name });
      await storedTeams.change((teams) => teams.filter((team) => team.name !== name));
      await reload();
    },
  };

  async function plan({ name, setup }: Read): Promise<TeamPlan> {
    return { ...(await importer.plan({ by: 'team', name }, setup)), team: name };
  }

  async function apply({ name, address, setup }: Read, options: ApplyImportOptions = {}): Promise<TeamPlan> {
    const made = await importer.apply({ by: 'team', name }, setup, options);
    const team = { name, address, addedAtMillis: ports.clock.nowMillis() };
    const isKnown = (await storedTeams.read()).some((other) => other.name === name);
    if (!isKnown) await storedTeams.change((teams) => [...teams.filter((other) => other.name !== name), team]);
    await reload();
    return { ...made, team: name };
  }

  async function readNew(text: string): Promise<Read> {
    const read = await readTeam(text, parts);
    const there = (await storedTeams.read()).find(({ name }) => name === read.name);
    if (there !== undefined && there.address !== read.address)
      throw new DaypassError('teamExists', { name: read.name, address: there.address });
    return read;
  }

  async function readKnown(name: string): Promise<Read> {
    const { address } = await known(name);
    const read = await readTeam(address, parts);
    if (read.name !== name) throw new DaypassError('teamFileInvalid', { address, problem: 'renamed', at: read.name });
    return read;
  }

  async function known(name: string): Promise<ListedTeam> {
    const teams = await storedTeams.read();
    const team = teams.find((one) => one.name === name);
    if (team !== undefined) return team;
    throw new DaypassError('teamUnknown', { name: name.slice(0, 200), known: teams.map((one) => one.name).join(', ') });
  }
}

async function readTeam(text: string, { ports, transport }: Pick<EngineParts, 'ports' | 'transport'>): Promise<Read> {
  const place = teamAddress(text);
  const team = await parseTeamFile(await readTeamText(place, ports, transport), place.address);
  const setup = await withBrowsersHere(setupOfTeam(team, place.address), ports.surroundings);
  return { name: team.name, address: place.address, setup };
}

/** A rule for a browser that is not installed would keep the console from opening. */
async function withBrowsersHere(setup: Setup, surroundings: Surroundings): Promise<Setup> {
  if (setup.browserRules.length === 0) return setup;
  const here = new Set((await installedBrowsers(surroundings).list('en')).map(({ browserId }) => browserId));
  const missing = setup.browserRules.filter(({ browserId }) => !here.has(browserId));
  return {
    ...setup,
    browserRules: setup.browserRules.filter(({ browserId }) => here.has(browserId)),
    leftOut: [...setup.leftOut, ...missing.map(({ browserId }) => leftOut('browserUnknown', { browser: browserId }))],
  };
}

function teamsFile(
  { teamsPath, locksDir }: Pick<OwnPaths, 'teamsPath' | 'locksDir'>,
  ports: Pick<Ports, 'alarm' | 'clock' | 'random'>,
): LockedJson<readonly ListedTeam[]> {
  const toJson = (teams: readonly ListedTeam[]) => ({ teams });
  return new LockedJson({ path: teamsPath, locksDir, name: 'teams', parse: parseTeams, toJson, empty: [] }, ports);
}

function parseTeams(value: unknown): readonly ListedTeam[] | undefined {
  return isObject(value) && Array.isArray(value['teams']) ? value['teams'].filter(isTeam) : undefined;
}

function isTeam(value: unknown): value is ListedTeam {
  if (!isObject(value)) return false;
  const { name, address, addedAtMillis } = value;
  return typeof name === 'string' && typeof address === 'string' && typeof addedAtMillis === 'number';
}
