import { setTimeout } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { DaypassApp } from './daypass-app.ts';

/** The window that shows an identity provider's pages, as a person and as its pages see it. */
export interface SignInWindowReader {
  /** The title of the row above the page: the address, and what is said in the page's place. Empty without a window. */
  row(): Promise<string>;
  /** True while the window is on the screen. */
  isShown(): Promise<boolean>;
  /** Addresses of its pages, the one in front last. */
  urls(): Promise<readonly string[]>;
  /** Runs a script in the page in front. Resolves when it was started: pages that go away never report an end. */
  inPage(script: string): Promise<void>;
  /** Resolves with what an expression is in the page in front. */
  read(expression: string): Promise<unknown>;
  /** True while neither the page in front nor the row loads: each change of the address reloads the row, which then loses the focus. */
  isAtRest(): Promise<boolean>;
  /** Types into the row's panel, or presses keys there. */
  pressInRow(...keys: readonly string[]): Promise<void>;
  /** Closes the window as its button does. */
  close(): Promise<void>;
}

export function signInWindowOf({ electron }: DaypassApp): SignInWindowReader {
  const look = () =>
    electron.evaluate(({ BaseWindow, BrowserWindow }) => {
      const window = BaseWindow.getAllWindows().find((each) => !(each instanceof BrowserWindow));
      const views = window?.contentView.children ?? [];
      const [row, pages] = [views.at(-1), views.slice(0, -1)];
      const contentsOf = (view: unknown) => (view as Electron.WebContentsView | undefined)?.webContents;
      return {
        isShown: window?.isVisible() ?? false,
        row: contentsOf(row)?.getTitle() ?? '',
        urls: pages.flatMap((page) => contentsOf(page)?.getURL() ?? []),
        isAtRest: views.slice(-2).every((view) => contentsOf(view)?.isLoading() === false),
      };
    });
  const run = (script: string, waits: boolean) =>
    electron.evaluate(
      async ({ BaseWindow, BrowserWindow }, [code, isAwaited]) => {
        const window = BaseWindow.getAllWindows().find((each) => !(each instanceof BrowserWindow));
        const front = window?.contentView.children.at(-2) as Electron.WebContentsView | undefined;
        const running = front?.webContents.executeJavaScript(code, true).catch(String);
        return isAwaited ? await running : undefined;
      },
      [script, waits] as const,
    );
  return {
    row: async () => (await look()).row,
    isShown: async () => (await look()).isShown,
    urls: async () => (await look()).urls,
    isAtRest: async () => (await look()).isAtRest,
    inPage: async (script) => void (await run(`setTimeout(() => { ${script} }); 0`, false)),
    // A page that is being replaced may never answer; a poll then reads again.
    read: (expression) => Promise.race([run(expression, true), unanswered()]),
    pressInRow: (...keys) =>
      electron.evaluate(async ({ BaseWindow, BrowserWindow }, pressed) => {
        const window = BaseWindow.getAllWindows().find((each) => !(each instanceof BrowserWindow));
        const row = (window?.contentView.children.at(-1) as Electron.WebContentsView | undefined)?.webContents;
        // A page that asks who the person is loads until the row has answered it: only the row is waited for.
        if (row?.isLoading() === true)
          await new Promise<void>((resolve) => row.once('did-stop-loading', () => resolve()));
        row?.focus();
        for (const keyCode of pressed) {
          row?.sendInputEvent({ type: 'keyDown', keyCode });
          if (keyCode.length === 1 || keyCode === 'Enter') row?.sendInputEvent({ type: 'char', keyCode });
          row?.sendInputEvent({ type: 'keyUp', keyCode });
        }
      }, keys),
    close: () =>
      electron.evaluate(({ BaseWindow, BrowserWindow }) => {
        BaseWindow.getAllWindows()
          .find((each) => !(each instanceof BrowserWindow))
          ?.close();
      }),
  };
}

/** The person types user and password on the simulator's identity provider's page. */
export async function signInAtIdp(
  window: SignInWindowReader,
  { user, password }: { readonly user: string; readonly password: string },
): Promise<void> {
  await expect.poll(() => window.read(`document.forms.length > 0 && document.forms[0].user !== undefined`)).toBe(true);
  await expect.poll(() => window.isShown()).toBe(true);
  await window.inPage(
    `const form = document.forms[0]; form.user.value = ${JSON.stringify(user)}; form.password.value = ${JSON.stringify(password)}; form.requestSubmit()`,
  );
}

async function unanswered(): Promise<string> {
  await setTimeout(10_000, undefined, { ref: false });
  return 'no answer';
}
