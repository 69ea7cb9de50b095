import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const startUrl = page.getByRole('textbox', { name: 'Start URL' });
const region = page.getByRole('combobox', { name: 'Region' });
const submit = page.getByRole('button', { name: 'Add and sign in' });

it('names every empty field and puts the focus into the first', async () => {
  const { calls } = await render(fixtures.firstRun);
  await submit.click();
  await expect.element(startUrl).toHaveFocus();
  await expect.element(startUrl).toHaveAccessibleDescription(/Please fill this in/);
  await expect.element(region).toHaveAccessibleDescription(/Please fill this in/);
  expect(calls).toEqual([]);
});

it('reads the Region from a start URL that carries it', async () => {
  await render(fixtures.firstRun);
  await startUrl.fill('https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws/');
  await userEvent.keyboard('{Tab}');
  await expect.element(region).toHaveValue('eu-central-1');
});

it('knows the Region of a portal that another session is of', async () => {
  await render(fixtures.ready);
  await page.getByRole('button', { name: 'Add session' }).click();
  await startUrl.fill('acme.awsapps.com/start/#/');
  await userEvent.keyboard('{Tab}');
  await expect.element(region).toHaveValue('eu-west-1');
});

it.each([
  ['startUrlInvalid', startUrl],
  ['regionInvalid', region],
  ['sessionExists', page.getByRole('textbox', { name: 'Session name' })],
] as const)('tells %s at its field, in words', async (code, field) => {
  await render({ ...fixtures.firstRun, answers: { addSession: () => failed(code) } });
  await startUrl.fill('https://acme.awsapps.com/start');
  await region.fill('eu-west-1');
  await submit.click();
  await expect.element(field).toBeInvalid();
  await expect.element(field).toHaveFocus();
});

it('tells what no field is to blame for, and keeps what was typed', async () => {
  await render({
    ...fixtures.firstRun,
    answers: { addSession: () => failed('fileForbidden', { path: '~/.aws/config' }) },
  });
  await startUrl.fill('https://acme.awsapps.com/start');
  await region.fill('eu-west-1');
  await submit.click();
  await expect.element(page.getByRole('alert').filter({ hasText: '~/.aws/config' })).toBeVisible();
  await expect.element(startUrl).toHaveValue('https://acme.awsapps.com/start');
});

it('adds another session from the header', async () => {
  await render(fixtures.ready);
  await page.getByRole('button', { name: 'Add session' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Add a session' })).toBeVisible();
  await expect.element(startUrl).toHaveFocus();
});
