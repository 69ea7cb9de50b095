import type { ConsolePlace } from '../requests.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { checkRegion, partitionOf } from '../../shared/text/regions.ts';

/**
 * The console URL of a place, in the partition of the session's region; undefined for nowhere in particular. The
 * Region goes into the query, as in the links that the console itself makes: AWS then leads to the right regional host.
 * Rejects: destinationInvalid, regionInvalid (also for a Region of another partition).
 */
export function consoleDestination(place: ConsolePlace, sessionRegion: string): string | undefined {
  const { destination, region } = place;
  if (destination === undefined && region === undefined) return undefined;
  const url = checkDestination(destination ?? '/console/home', sessionRegion);
  if (region !== undefined) url.searchParams.set('region', checkConsoleRegion(region, sessionRegion));
  return url.href;
}

/** The console's start page, for links that must name some page. */
export function consoleHome(sessionRegion: string): string {
  return `https://${partitionOf(sessionRegion).consoleHost}/console/home`;
}

function checkDestination(destination: string, sessionRegion: string): URL {
  const { consoleHost } = partitionOf(sessionRegion);
  const base = `https://${consoleHost}`;
  const invalid = new DaypassError('destinationInvalid', { destination: destination.slice(0, 200), host: consoleHost });
  if (/\p{Cc}/u.test(destination) || !URL.canParse(destination, base)) throw invalid;
  const url = new URL(destination, base);
  const isConsole = url.host === consoleHost || url.host.endsWith(`.${consoleHost}`);
  if (url.protocol !== 'https:' || !isConsole || url.username !== '' || url.password !== '') throw invalid;
  return url;
}

function checkConsoleRegion(region: string, sessionRegion: string): string {
  const checked = checkRegion(region);
  if (partitionOf(checked) !== partitionOf(sessionRegion)) throw otherPartition(checked, sessionRegion);
  return checked;
}

function otherPartition(region: string, sessionRegion: string): DaypassError {
  return new DaypassError('regionInvalid', { region, sessionRegion });
}
