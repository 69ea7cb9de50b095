import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { UpdateTrouble, UpdatesSnapshot } from '../../shared/updates.ts';
import { isNumber, matching, objectOf } from '../check.ts';
import { readOwnJson, writeOwnJson } from '../disk/write/own-json.ts';
import type { TransportPorts } from '../transport/aws-transport.ts';
import { readLatestRelease } from './latest-release.ts';
import { releasePage, type ReleaseFeed } from './release-feed.ts';
import { isNewer } from './version.ts';

const DAY_MILLIS = 24 * 60 * 60_000;
/** The server was not reached, as where the network comes up later than the app. */
const AGAIN_MILLIS = 60 * 60_000;

const isVersion = matching(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/u);

/** What is stored between starts, for app and command line. */
interface UpdateRecord {
  readonly checkedAtMillis: number;
  /** Where the list was read: its tag is of no use elsewhere. */
  readonly from: string;
  readonly etag?: string;
  readonly latest?: string;
  readonly skipped?: string;
}

const isRecord = objectOf<UpdateRecord>(
  {
    checkedAtMillis: isNumber,
    from: matching(/^https?:\/\/[\x21-\x7e]{1,500}$/u),
    etag: matching(/^[\x21-\x7e]{1,210}$/u),
    latest: isVersion,
    skipped: isVersion,
  },
  { optional: ['etag', 'latest', 'skipped'], others: 'allowed' },
);

export interface UpdateCheckerDeps {
  readonly ports: TransportPorts;
  /** Undefined where the build names no repository. */
  readonly feed: ReleaseFeed | undefined;
  /** Of this build. */
  readonly version: string;
  readonly recordPath: string;
  /** True while the person wants the list of releases looked at once a day. */
  readonly isWanted: () => boolean;
  /** What to type for a release, by the kind of install. */
  readonly commandsFor: (version: string) => readonly string[];
  /** True: a release that the person has hidden is offered all the same. */
  readonly showsSkipped?: boolean;
}

/**
 * Looks for newer releases: when a person asks, and once a day while it is wanted. It downloads and changes nothing; the
 * person installs.
 */
export class UpdateChecker {
  readonly #deps: UpdateCheckerDeps;
  readonly #ended = new AbortController();
  #record: UpdateRecord | undefined;
  #trouble: UpdateTrouble | undefined;
  #checking: Promise<void> | undefined;
  #triedAtMillis: number | undefined;
  #cancelAlarm = (): void => undefined;
  #onChange = (): void => undefined;

  constructor(deps: UpdateCheckerDeps) {
    this.#deps = deps;
  }

  /** Calls back after each change of `now`. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  now(): UpdatesSnapshot {
    const { feed, commandsFor } = this.#deps;
    const version = this.#offered();
    return {
      isPossible: feed !== undefined,
      isChecking: this.#checking !== undefined,
      ...(feed !== undefined && { host: new URL(feed.latestUrl).host }),
      ...(version !== undefined && { available: { version, commands: commandsFor(version) } }),
      ...(this.#record !== undefined && { checkedAtMillis: this.#record.checkedAtMillis }),
      ...(this.#trouble !== undefined && { trouble: this.#trouble }),
    };
  }

  /** The page of the release that is offered. */
  page(): string | undefined {
    const version = this.#offered();
    const { feed } = this.#deps;
    return version === undefined || feed === undefined ? undefined : releasePage(feed, version);
  }

  /** Reads what is stored. From then on a check is made once a day while it is wanted. */
  async start(): Promise<void> {
    if (this.#deps.feed === undefined) return;
    await this.#load();
    this.#onChange();
    this.#arm();
  }

  /** Checks at once. How it went is in `now`; it never rejects. */
  async check(): Promise<void> {
    await this.#checking;
    await this.#check(true);
  }

  /** Hides this release, not later ones. */
  async skip(version: string): Promise<void> {
    if (this.#record === undefined || this.#offered() !== version) return;
    await this.#store({ ...this.#record, skipped: version });
    this.#onChange();
  }

  stop(): void {
    this.#ended.abort(new DaypassError('internal'));
    this.#cancelAlarm();
  }

  #offered(): string | undefined {
    const { feed, version, showsSkipped } = this.#deps;
    const latest = this.#record?.latest;
    if (latest === undefined || feed === undefined) return undefined;
    if (latest === this.#record?.skipped && showsSkipped !== true) return undefined;
    return isNewer(latest, version) ? latest : undefined;
  }

  async #load(): Promise<void> {
    const stored = await readOwnJson(this.#deps.recordPath, (value) => (isRecord(value) ? value : undefined));
    // What another list said is not believed of this one.
    this.#record = stored?.from === this.#deps.feed?.latestUrl ? stored : undefined;
  }

  async #store(next: UpdateRecord): Promise<void> {
    this.#record = next;
    const { recordPath, ports } = this.#deps;
    await writeOwnJson(recordPath, next).catch((thrown: unknown) =>
      ports.log.warn('updates.notSaved', { code: toDaypassError(thrown).code }),
    );
  }

  #check(isAsked: boolean): Promise<void> {
    const { feed } = this.#deps;
    if (feed === undefined) return Promise.resolve();
    this.#checking ??= this.#lookAndReport(feed, isAsked);
    this.#onChange();
    return this.#checking;
  }

  async #lookAndReport(feed: ReleaseFeed, isAsked: boolean): Promise<void> {
    const { clock, log } = this.#deps.ports;
    try {
      await this.#look(feed);
      this.#trouble = undefined;
    } catch (thrown) {
      const { code, facts } = toDaypassError(thrown);
      log.info('updates.notChecked', { code });
      // In the background nobody is told: there is another day.
      if (isAsked) this.#trouble = { code, facts, atMillis: clock.nowMillis() };
    }
    this.#checking = undefined;
    this.#onChange();
    this.#arm();
  }

  /** Reads the list once. Rejects as `readLatestRelease`; a server that answered is left alone for a day all the same. */
  async #look(feed: ReleaseFeed): Promise<void> {
    const { ports } = this.#deps;
    await this.#load();
    const nowMillis = ports.clock.nowMillis();
    this.#triedAtMillis = nowMillis;
    const base = { ...this.#record, checkedAtMillis: nowMillis, from: feed.latestUrl };
    const etag = this.#record?.latest === undefined ? undefined : this.#record.etag;
    try {
      const read = await readLatestRelease(ports, feed, etag, this.#ended.signal);
      if (read.is === 'unchanged') return await this.#store(base);
      const { etag: _etag, latest: _latest, ...rest } = base;
      if (read.is === 'none') return await this.#store(rest);
      return await this.#store({ ...rest, latest: read.version, ...(read.etag !== undefined && { etag: read.etag }) });
    } catch (thrown) {
      if (toDaypassError(thrown).code === 'releasesUnreadable') await this.#store(base);
      throw thrown;
    }
  }

  #dueAtMillis(): number {
    const nowMillis = this.#deps.ports.clock.nowMillis();
    const checkedAtMillis = this.#record?.checkedAtMillis;
    // A record from the future is of a clock that was set back since.
    const isKnown = checkedAtMillis !== undefined && checkedAtMillis <= nowMillis;
    const afterCheck = isKnown ? checkedAtMillis + DAY_MILLIS : nowMillis;
    return this.#triedAtMillis === undefined ? afterCheck : Math.max(afterCheck, this.#triedAtMillis + AGAIN_MILLIS);
  }

  #arm(): void {
    this.#cancelAlarm();
    const { feed, isWanted, ports } = this.#deps;
    if (this.#ended.signal.aborted || feed === undefined || !isWanted()) return;
    this.#cancelAlarm = ports.alarm.set(this.#dueAtMillis(), () => void this.#ring());
  }

  async #ring(): Promise<void> {
    const { isWanted, ports } = this.#deps;
    if (this.#ended.signal.aborted || !isWanted()) return;
    // The command line may have looked meanwhile.
    await this.#load();
    if (ports.clock.nowMillis() >= this.#dueAtMillis()) await this.#check(false);
    else this.#arm();
  }
}
