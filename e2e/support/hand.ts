import type { Locator, Page } from '@playwright/test';
import type { TrayReader } from './desktop/tray-reader.ts';
import { pressKeys } from './desktop/keyboard.ts';

/** Of the keystroke-level model (Card, Moran and Newell 1980): pointing and clicking, a key, a hover, and making up one's mind. */
const SECONDS = { click: 1.3, key: 0.2, hover: 0.8, decide: 1.35 } as const;

/** What one job took. A key with Ctrl or Alt is one key, and so is a paste. */
export interface Effort {
  readonly clicks: number;
  readonly keys: number;
  readonly hovers: number;
  /** By the model, with the clicks and keys here and the approval in the browser, without the app's own time. */
  readonly handSeconds: number;
  /** From the last act of the hand, the approval apart, until what was wanted was there. */
  readonly appMillis: number;
}

export interface HandDeps {
  readonly display: string;
  readonly tray: () => Promise<TrayReader>;
}

/** A person's hand that counts what it does. One is for one job. */
export class Hand {
  readonly #deps: HandDeps;
  #clicks = 0;
  #keys = 0;
  #hovers = 0;
  #approvals = 0;
  #actedAtMillis = performance.now();

  constructor(deps: HandDeps) {
    this.#deps = deps;
  }

  async click(target: Locator): Promise<void> {
    this.#clicks += 1;
    await target.click();
    this.#act();
  }

  /** Opens the tray's menu and clicks its line; each submenu on the way is a hover. */
  async clickInTray(...place: readonly (string | RegExp)[]): Promise<void> {
    this.#clicks += 2;
    this.#hovers += place.length - 1;
    await (await this.#deps.tray()).click(...place);
    this.#act();
  }

  /** A key or chord that the page gets, in Playwright's names. */
  async press(page: Page, chord: string): Promise<void> {
    this.#keys += 1;
    await page.keyboard.press(chord);
    this.#act();
  }

  /** A chord that the desktop or the app's menu gets, in X11's names. */
  async pressOnDesktop(chord: string): Promise<void> {
    this.#keys += 1;
    await pressKeys(this.#deps.display, chord);
    this.#act();
  }

  async type(page: Page, text: string): Promise<void> {
    this.#keys += text.length;
    await page.keyboard.type(text);
    this.#act();
  }

  /** One chord, whatever the length. */
  async paste(page: Page, text: string): Promise<void> {
    this.#keys += 1;
    await page.keyboard.insertText(text);
    this.#act();
  }

  /** The click in the browser, which every sign-in has. The app's time goes on from here. */
  async approve(approving: Promise<unknown>): Promise<void> {
    this.#approvals += 1;
    await approving;
    this.#act();
  }

  /** To be called when what was wanted is there. */
  done(): Effort {
    const clicks = this.#clicks + this.#approvals;
    const acted = clicks + this.#keys + this.#hovers > 0;
    const hand = clicks * SECONDS.click + this.#keys * SECONDS.key + this.#hovers * SECONDS.hover;
    return {
      clicks: this.#clicks,
      keys: this.#keys,
      hovers: this.#hovers,
      handSeconds: acted ? hand + SECONDS.decide : 0,
      appMillis: acted ? performance.now() - this.#actedAtMillis : 0,
    };
  }

  #act(): void {
    this.#actedAtMillis = performance.now();
  }
}
