import { portalKey } from '../../../shared/text/start-url.ts';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { SourceInfo } from '../../../shared/domain/source.ts';
import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ListingSnapshot, Trouble } from '../../../shared/view.ts';
import type { Account } from '../../state.ts';
import { readOwnJson, writeOwnJson } from '../../disk/write/own-json.ts';
import type { Ports } from '../../ports.ts';
import { parseCachedListing, type CachedListing } from './cached-listing.ts';
import type { AccountPage, RoleSource } from '../../sources/role-source.ts';

/** A listing younger than this is answered from the cache. */
const LISTING_FRESH_MILLIS = 60 * 60_000;
const PUBLISH_GAP_MILLIS = 250;

interface Shelf {
  /** Where its listing lies on disk: tells one portal from another. */
  readonly path: string;
  accounts: readonly Account[];
  listing: ListingSnapshot;
  loadedFromDisk: boolean;
  running?: Promise<CachedListing>;
}

const EMPTY: ListingSnapshot = { at: 'empty', accountsListed: 0 };

/**
 * What is known of every session's accounts and roles: the last full listing from disk at once, a new one as it
 * comes, and how far it has come. One listing at a time per session, however many ask.
 */
export class AccountCache {
  readonly #ports: Ports;
  readonly #folder: string;
  readonly #onChange: (sourceId: string) => void;
  readonly #shelves = new Map<string, Shelf>();

  constructor(ports: Ports, folder: string, onChange: (sourceId: string) => void) {
    this.#ports = ports;
    this.#folder = folder;
    this.#onChange = onChange;
  }

  accountsOf(sourceId: string): readonly Account[] {
    return this.#shelves.get(sourceId)?.accounts ?? [];
  }

  listingOf(sourceId: string): ListingSnapshot {
    return this.#shelves.get(sourceId)?.listing ?? EMPTY;
  }

  isFresh(sourceId: string): boolean {
    const { at, asOfMillis } = this.listingOf(sourceId);
    if (at !== 'ready' || asOfMillis === undefined) return false;
    // A listing from the future was made before the clock was set back.
    const ageMillis = this.#ports.clock.nowMillis() - asOfMillis;
    return ageMillis >= 0 && ageMillis < LISTING_FRESH_MILLIS;
  }

  /** Takes the listing from disk, once. */
  async load({ info }: RoleSource): Promise<void> {
    const shelf = this.#shelfOf(info);
    if (shelf.loadedFromDisk) return;
    shelf.loadedFromDisk = true;
    const cached = await readOwnJson(this.#pathOf(info), parseCachedListing);
    if (!cached || shelf.listing.at !== 'empty') return;
    this.#put(info.id, shelf, cached);
  }

  /** Asks AWS, or joins the asking under way. What was known stays until the new listing is whole, or is added to when nothing was. */
  list(source: RoleSource, signal?: AbortSignal): Promise<CachedListing> {
    const shelf = this.#shelfOf(source.info);
    shelf.running ??= this.#list(source, shelf, signal).finally(() => {
      delete shelf.running;
    });
    return shelf.running;
  }

  forget(sourceId: string): void {
    this.#shelves.delete(sourceId);
    this.#onChange(sourceId);
  }

  async #list(source: RoleSource, shelf: Shelf, signal?: AbortSignal): Promise<CachedListing> {
    const { info } = source;
    const hadAny = shelf.accounts.length > 0;
    const { asOfMillis } = shelf.listing;
    const asOf = asOfMillis !== undefined && { asOfMillis };
    shelf.listing = { at: 'loading', accountsListed: 0, ...asOf };
    this.#onChange(info.id);
    let publishedMillis = this.#ports.clock.nowMillis();
    const onPage = ({ accountsListed, accountsTotal, accounts }: AccountPage) => {
      const now = this.#ports.clock.nowMillis();
      if (Math.abs(now - publishedMillis) < PUBLISH_GAP_MILLIS) return;
      publishedMillis = now;
      shelf.listing = { at: 'loading', accountsListed, ...(accountsTotal !== undefined && { accountsTotal }), ...asOf };
      if (!hadAny) shelf.accounts = accounts();
      this.#onChange(info.id);
    };
    try {
      const accounts = await source.list(onPage, signal);
      const whole = { accounts, asOfMillis: this.#ports.clock.nowMillis() };
      this.#put(info.id, shelf, whole);
      await this.#save(info, whole);
      return whole;
    } catch (thrown) {
      const error = toDaypassError(thrown);
      const trouble: Trouble = { code: error.code, facts: error.facts, atMillis: this.#ports.clock.nowMillis() };
      shelf.listing = { at: 'failed', accountsListed: shelf.accounts.length, trouble, ...asOf };
      this.#onChange(info.id);
      throw error;
    }
  }

  #put(sourceId: string, shelf: Shelf, { accounts, asOfMillis }: CachedListing): void {
    shelf.accounts = accounts;
    const count = accounts.length;
    shelf.listing = { at: 'ready', accountsListed: count, accountsTotal: count, asOfMillis };
    this.#onChange(sourceId);
  }

  /** A cache that can't be written costs only time. */
  async #save(info: SourceInfo, whole: CachedListing): Promise<void> {
    try {
      await writeOwnJson(this.#pathOf(info), whole);
    } catch (thrown) {
      this.#ports.log.warn('listingNotSaved', { session: info.id, code: toDaypassError(thrown).code });
    }
  }

  /** A new one where the session's name has come to stand for another portal: a listing under way for the old one goes nowhere. */
  #shelfOf(info: SourceInfo): Shelf {
    const path = this.#pathOf(info);
    const known = this.#shelves.get(info.id);
    if (known?.path === path) return known;
    const shelf: Shelf = { path, accounts: [], listing: EMPTY, loadedFromDisk: false };
    this.#shelves.set(info.id, shelf);
    return shelf;
  }

  /** Bound to portal and region, so that a session renamed or moved never shows another portal's accounts. */
  #pathOf({ id, startUrl, region }: SourceInfo): string {
    const key = createHash('sha256')
      .update(JSON.stringify([id, startUrl && portalKey(startUrl), region]))
      .digest('hex')
      .slice(0, 40);
    return join(this.#folder, `${key}.json`);
  }
}
