import { BaseWindow, nativeTheme, type View } from 'electron';
import type { AddressBar } from './address-bar.ts';
import { BAR_HEIGHT } from './address-bar-style.ts';

/** The window of one sign-in: the address bar above the pages, of which the last is seen. It is hidden until `reveal`. */
export class PagesWindow {
  readonly window: BaseWindow;
  readonly #bar: AddressBar;
  readonly #pages: () => readonly View[];
  #hasPanel = false;

  /** `pages`: those that are open now, the front one last. */
  constructor(title: string, icon: string, bar: AddressBar, pages: () => readonly View[]) {
    this.#bar = bar;
    this.#pages = pages;
    this.window = new BaseWindow({
      title,
      icon,
      width: 940,
      height: 760,
      minWidth: 440,
      minHeight: 440,
      show: false,
      autoHideMenuBar: true,
      fullscreenable: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181c' : '#f4f4f7',
    });
    this.window.removeMenu();
    this.window.contentView.addChildView(bar.view);
    this.window.on('resize', () => this.#layOut());
  }

  get isShown(): boolean {
    return this.window.isVisible();
  }

  /** To be called when pages have come or gone. The bar is above every page, whatever they overlap. */
  stack(): void {
    const { contentView } = this.window;
    const wanted: readonly View[] = [...this.#pages(), this.#bar.view];
    for (const view of contentView.children) if (!wanted.includes(view)) contentView.removeChildView(view);
    for (const view of wanted) contentView.addChildView(view);
    this.#layOut();
  }

  /** A panel of the bar takes the place of the pages. */
  setPanel(hasPanel: boolean): void {
    this.#hasPanel = hasPanel;
    this.#layOut();
  }

  reveal(): void {
    this.#layOut();
    this.window.show();
    this.window.focus();
  }

  bringForward(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.focus();
  }

  #layOut(): void {
    const { width, height } = this.window.getContentBounds();
    this.#bar.view.setBounds({ x: 0, y: 0, width, height: this.#hasPanel ? height : BAR_HEIGHT });
    const pages = this.#pages();
    const front = pages.at(-1);
    for (const view of pages) {
      view.setBounds({ x: 0, y: BAR_HEIGHT, width, height: Math.max(0, height - BAR_HEIGHT) });
      view.setVisible(view === front && !this.#hasPanel);
    }
  }
}
