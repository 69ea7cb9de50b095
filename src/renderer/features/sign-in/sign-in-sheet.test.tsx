import { PLAIN } from '../../../shared/testing/sources.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { session, signedIn, status } from '../../fixtures/sessions.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const dialog = page.getByRole('dialog', { name: 'Sign in to acme' });

describe('while the browser is asked', () => {
  test('opens the page again, copies the link, and warns against phishing', async () => {
    const { calls } = await render(fixtures.signInBrowser);
    await expect.element(dialog.getByText(/Never enter a code/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Open the page again' }).click();
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect.element(dialog.getByText('Link copied')).toBeVisible();
    expect(calls.filter(({ command }) => command !== 'listBrowsers')).toEqual([
      { command: 'openSignInPage', input: { sourceId: 'acme' } },
      { command: 'copySignInLink', input: { sourceId: 'acme' } },
    ]);
  });

  test('opens the page in a browser, profile or container the person chooses', async () => {
    const { calls } = await render(fixtures.signInBrowser);
    await dialog.getByRole('button', { name: 'Another browser' }).click();
    const menu = page.getByRole('menu', { name: 'Browsers' });
    await expect.element(menu.getByRole('menuitem', { name: 'Firefox: container Production' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(menu).not.toBeInTheDocument();
    await dialog.getByRole('button', { name: 'Another browser' }).click();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect.element(menu).not.toBeInTheDocument();
    expect(calls.at(-1)).toEqual({
      command: 'openSignInPage',
      input: { sourceId: 'acme', browser: { browserId: 'chrome', profileId: 'Profile 1' } },
    });
  });

  test('offers no choice where there is one browser alone', async () => {
    const { calls } = await render({ ...fixtures.signInBrowser, answers: { listBrowsers: () => ok([]) } });
    await expect.poll(() => calls).toEqual([{ command: 'listBrowsers', input: {} }]);
    await expect.element(dialog.getByRole('button', { name: 'Copy link' })).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Another browser' })).not.toBeInTheDocument();
  });

  test('switches to the device code, and the first attempt’s end is no news', async () => {
    let endFirst = (): void => {};
    const { calls, push } = await render({
      ...fixtures.notSignedIn,
      answers: {
        signIn: ({ flow }) =>
          flow === 'device'
            ? ok(undefined)
            : new Promise((resolve) => (endFirst = () => resolve(failed('signInCancelled')))),
      },
    });
    await page.getByRole('button', { name: 'Sign in to acme' }).first().click();
    push('status', { ...fixtures.signInBrowser.status, revision: 2 });
    await dialog.getByRole('button', { name: 'Use a device code instead' }).click();
    await expect.poll(() => calls.at(-1)).toEqual({ command: 'signIn', input: { sourceId: 'acme', flow: 'device' } });
    endFirst();
    push('status', { ...fixtures.signInDevice.status, revision: 3 });
    await expect.element(dialog.getByText('BQKW-RTNM')).toBeVisible();
    await expect.element(dialog.getByRole('alert')).toBeEmptyDOMElement();
  });
});

describe('with a device code', () => {
  test('shows the code, spells it for a screen reader, and counts down', async () => {
    await render(fixtures.signInDevice);
    await expect.element(dialog.getByText('BQKW-RTNM')).toBeVisible();
    await expect.element(dialog.getByText('Your code: B Q K W - R T N M')).toBeInTheDocument();
    await expect.element(dialog.getByRole('timer')).toHaveTextContent('9:32 left to approve');
  });
});

test('says so when no browser came up, while the sign-in goes on', async () => {
  await render(fixtures.browserNotOpened);
  await expect.element(dialog.getByRole('alert').first()).not.toBeEmptyDOMElement();
  // Opening has just failed: the link is what helps.
  await expect.element(dialog.getByRole('button', { name: 'Copy link' })).toHaveFocus();
  await expect.element(dialog.getByText(/page has opened/)).not.toBeInTheDocument();
});

test('shows a failed command in the sheet', async () => {
  await render({ ...fixtures.notSignedIn, answers: { signIn: () => failed('sessionUnknown', { session: 'acme' }) } });
  await page.getByRole('button', { name: 'Sign in to acme' }).first().click();
  await expect.element(dialog.getByRole('alert').first()).toMatchTextContent(/acme/);
});

describe('ending it', () => {
  test('cancels at once, by its own button', async () => {
    const { calls } = await render(fixtures.signInBrowser);
    await dialog.getByRole('button', { name: 'Cancel sign-in' }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(calls.at(-1)).toEqual({ command: 'cancelSignIn', input: { sourceId: 'acme' } });
  });

  test.each(['{Escape}', 'Close and continue'])(
    'goes on behind the sheet put away by %s, which comes back when asked',
    async (way) => {
      const { calls, push } = await render(fixtures.signInBrowser);
      await expect.element(dialog).toBeVisible();
      if (way === 'Close and continue') await dialog.getByRole('button', { name: way }).click();
      else await userEvent.keyboard(way);
      await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
      expect(calls.map(({ command }) => command)).toEqual(['listBrowsers']);
      await page.getByRole('button', { name: 'Show sign-in acme' }).click();
      await expect.element(dialog).toBeVisible();
      await userEvent.keyboard('{Escape}');
      push('status', { ...status([session('acme', { standing: signedIn })]), revision: 2 });
      await expect.element(page.getByText('Signed in to acme')).toBeVisible();
    },
  );

  test('says in words why it failed, and tries again', async () => {
    const { calls, push } = await render(fixtures.signInDenied);
    await expect.element(dialog.getByRole('alert').first()).toMatchTextContent(/denied/);
    await expect.element(dialog.getByRole('button', { name: 'Try again' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => calls.filter(({ command }) => command !== 'listBrowsers'))
      .toEqual([{ command: 'signIn', input: { sourceId: 'acme' } }]);
    await expect.element(dialog.getByText('Contacting AWS…')).toBeVisible();
    push('status', { ...status([session('acme', { standing: signedIn })]), revision: 3 });
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });
});

test('offers no device code to a source that has none', async () => {
  const [waiting] = fixtures.signInBrowser.status.sessions;
  if (waiting === undefined) throw new Error('The fixture has a session.');
  await render({ ...fixtures.signInBrowser, status: status([{ ...waiting, can: PLAIN }]) });
  await expect.element(dialog.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: /device code/i })).not.toBeInTheDocument();
});
