import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { installedBrowsers } from '../fixtures/browsers.ts';
import { ok } from '../fixtures/fake-bridge.ts';
import type { Fixture } from '../fixtures/fixture.ts';
import { fixtures } from '../fixtures/fixtures.ts';
import type { MountedWindow } from '../fixtures/mount-window.tsx';
import { render } from './render.ts';

export const search = page.getByRole('combobox', { name: 'Search accounts and roles' });

/** The active role at first, and the one below it. */
export const reader = { sourceId: 'acme', accountId: '441122334455', roleName: 'ReadOnlyAccess' };
export const developer = { sourceId: 'acme', accountId: '552233445566', roleName: 'DeveloperAccess' };

export const answers = {
  ...fixtures.ready.answers,
  listBrowsers: () => ok(installedBrowsers),
  copyProfileVariable: () => ok({ profileName: 'staging-dev', created: false }),
};
export const ready = { ...fixtures.ready, answers };

/** Presses keys on the roles page, whose search box has the focus. */
export async function press(keys: string, fixture: Fixture = ready): Promise<MountedWindow> {
  const shown = await render(fixture);
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard(keys);
  return shown;
}
