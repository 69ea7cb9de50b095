import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failed } from '../../../fixtures/fake-bridge.ts';
import { fixtures } from '../../../fixtures/fixtures.ts';
import { pageAnswers } from '../../../fixtures/page-answers.ts';
import { cleanUp, render } from '../../../testing/render.ts';
import { changes, saved, section } from '../../../testing/settings-page.ts';

afterEach(cleanUp);

describe('the proxy', () => {
  const way = page.getByRole('combobox', { name: 'Proxy to AWS' });
  const address = page.getByRole('textbox', { name: 'Address of the proxy' });

  test('is set to an address, to none, and to the system’s again', async () => {
    const { calls } = await render(fixtures.settings);
    await way.selectOptions('This one…');
    await address.fill('http://proxy.example.com:3128');
    await userEvent.keyboard('{Enter}');
    await expect.element(saved('Advanced')).toBeVisible();
    await way.selectOptions('None');
    await expect.element(address).not.toBeInTheDocument();
    await way.selectOptions('Use system settings');
    const named = { by: 'address', address: 'http://proxy.example.com:3128' };
    await expect
      .poll(() => changes(calls))
      .toEqual([{ proxy: named }, { proxy: { by: 'none' } }, { proxy: { by: 'system' } }]);
  });

  test('with an invalid address shows the problem at its field', async () => {
    await render({ ...fixtures.settings, answers: { ...pageAnswers, changeSettings: () => failed('proxyInvalid') } });
    await way.selectOptions('This one…');
    await address.fill('proxy');
    await userEvent.keyboard('{Enter}');
    await expect.element(section('Advanced').getByText(/^This is not the address of a proxy/)).toBeVisible();
    await expect.element(address).toHaveValue('proxy');
  });
});

describe('new profiles', () => {
  const template = page.getByRole('textbox', { name: 'Names of profiles' });
  const region = page.getByRole('combobox', { name: 'Region of profiles' });

  test('are named by a template, with an example while it is typed', async () => {
    const { calls } = await render(fixtures.settings);
    await expect.element(template).toHaveValue('{session}-{account}-{role}');
    await expect.element(page.getByText(/^For example: acme-/)).toBeVisible();
    await template.fill('aws/{accountId}');
    await expect.element(page.getByText(/^For example: aws\/\d{12}$/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => changes(calls)).toEqual([{ profileNameTemplate: 'aws/{accountId}' }]);
    // Nothing typed stands for the usual names.
    await template.fill('');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => changes(calls).at(-1)).toEqual({ profileNameTemplate: '{session}-{account}-{role}' });
  });

  test('get no name that AWS tools can’t read, and a Region that is one', async () => {
    const { calls } = await render(fixtures.settings);
    await template.fill('my profile');
    await expect.element(page.getByText(/only letters, digits/)).not.toBeInTheDocument();
    await region.fill('Frankfurt');
    await expect.element(page.getByText(/only letters, digits/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/Not the name of an AWS Region/)).toBeVisible();
    expect(changes(calls)).toEqual([]);
    await region.fill('eu-central-1');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => changes(calls)).toEqual([{ defaultRegion: 'eu-central-1' }]);
  });
});

describe('the production pattern', () => {
  const pattern = page.getByRole('textbox', { name: 'Names or IDs' });

  test('shows which accounts it matches while it is typed, and is saved on blur', async () => {
    const { calls } = await render(fixtures.settings);
    await expect.element(page.getByText('1 of 6 accounts is production')).toBeVisible();
    await pattern.fill('*prod*, *staging*, 88*');
    await expect.element(page.getByText('3 of 6 accounts are production')).toBeVisible();
    await expect.element(section('Production accounts').getByText(/Security Tooling/)).toBeVisible();
    expect(changes(calls)).toEqual([]);
    await userEvent.keyboard('{Tab}');
    await expect.element(saved('Production accounts')).toBeVisible();
    expect(changes(calls)).toEqual([{ productionPattern: '*prod*, *staging*, 88*' }]);
  });

  test('counts what the person said of an account, whatever the pattern', async () => {
    await render(fixtures.settingsChosen);
    await expect.element(page.getByText('2 of 6 accounts are production')).toBeVisible();
    await expect.element(section('Production accounts').getByText(/Acme Staging.*marked by you/)).toBeVisible();
    await pattern.fill('');
    await expect.element(page.getByText('1 of 6 accounts is production')).toBeVisible();
    await expect.element(page.getByText('Only accounts that you mark yourself are production.')).toBeVisible();
  });

  test('is saved when the page is left by key, and stays in the field if it is refused', async () => {
    const { calls } = await render({
      ...fixtures.settings,
      answers: { ...pageAnswers, changeSettings: () => failed('diskFull', { path: '/home/sam' }) },
    });
    await pattern.fill('*live*');
    await userEvent.keyboard('{Control>}2{/Control}');
    await expect.poll(() => changes(calls)).toEqual([{ productionPattern: '*live*' }]);
    await userEvent.keyboard('{Control>}5{/Control}');
    await expect.element(pattern).toHaveValue('*live*');
    await expect.element(section('Production accounts').getByText(/disk is full/)).toBeVisible();
  });
});
