import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const reader = { sourceId: 'acme', accountId: '441122334455', roleName: 'ReadOnlyAccess' };
const stagingDeveloper = { sourceId: 'acme', accountId: '552233445566', roleName: 'DeveloperAccess' };
const dialog = page.getByRole('dialog', { name: 'Copy keys of a production account?' });
const search = page.getByRole('combobox', { name: 'Search accounts and roles' });
const copied = ok({ expiresAtMillis: Date.UTC(2026, 0, 15, 10, 30), clearedAfterSeconds: 60 });

/** Main as it is with a production account: a yes is needed once. */
const guarded: typeof fixtures.ready = {
  ...fixtures.ready,
  answers: {
    ...fixtures.ready.answers,
    copyKeys: ({ confirmed }) =>
      confirmed === true ? copied : failed('productionNotConfirmed', { account: 'Acme Production' }),
  },
};

async function askForKeys() {
  const shown = await render(guarded);
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toBeVisible();
  return shown;
}

describe('keys of a production account', () => {
  it('are copied after a yes that names account and role', async () => {
    const { calls } = await askForKeys();
    await expect.element(dialog.getByText('Acme Production')).toBeVisible();
    await expect.element(dialog.getByText('441122334455')).toBeVisible();
    await expect.element(dialog.getByText('ReadOnlyAccess')).toBeVisible();
    await dialog.getByRole('button', { name: 'Copy keys' }).click();
    await expect.element(page.getByText(/^Keys copied for bash/)).toBeVisible();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(calls).toEqual([
      { command: 'copyKeys', input: { role: reader, format: 'bash' } },
      { command: 'copyKeys', input: { role: reader, format: 'bash', confirmed: true } },
    ]);
    await expect.element(search).toHaveFocus();
  });

  it('are not copied by Enter pressed once too often', async () => {
    const { calls } = await askForKeys();
    await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(calls).toHaveLength(1);
    await expect.element(search).toHaveFocus();
  });

  it('can be had by the keyboard alone', async () => {
    const { calls } = await askForKeys();
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByText(/^Keys copied for bash/)).toBeVisible();
    expect(calls.at(-1)?.input).toEqual({ role: reader, format: 'bash', confirmed: true });
  });

  it('keep the format that was chosen, and are left alone by Escape', async () => {
    const { calls } = await render(guarded);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}{ArrowDown}{ArrowDown}{Enter}');
    await expect.element(dialog).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(calls).toEqual([{ command: 'copyKeys', input: { role: reader, format: 'fish' } }]);
  });

  it('say what failed after the yes', async () => {
    await render({
      ...guarded,
      answers: { copyKeys: ({ confirmed }) => failed(confirmed === true ? 'offline' : 'productionNotConfirmed') },
    });
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await dialog.getByRole('button', { name: 'Copy keys' }).click();
    await expect.element(page.getByRole('alert')).not.toBeEmptyDOMElement();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });
});

it('offers the profile’s name first, which is no secret', async () => {
  const { calls } = await render({
    ...fixtures.confirmKeysWithProfile,
    answers: { copyProfileVariable: () => ok({ profileName: 'staging-dev' }) },
  });
  await dialog.getByRole('button', { name: 'Copy AWS_PROFILE' }).click();
  await expect.element(page.getByText(/^AWS_PROFILE=staging-dev copied/)).toBeVisible();
  expect(calls).toEqual([{ command: 'copyProfileVariable', input: { role: stagingDeveloper } }]);
});

it('opens at a wish of the tray, in the person’s language', async () => {
  await render(fixtures.confirmKeys, { language: 'ja' });
  await expect.element(page.getByRole('dialog', { name: '本番アカウントのキーをコピーしますか?' })).toBeVisible();
});
