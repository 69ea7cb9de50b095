import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LANGUAGES } from '../../../shared/domain/languages.ts';
import type { Outcome } from '../../../shared/errors/outcome.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const startUrl = page.getByRole('textbox', { name: 'Start URL' });
const region = page.getByRole('combobox', { name: 'Region' });
const find = page.getByRole('button', { name: 'Find Region' });
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

describe('the button that finds the Region', () => {
  const ACME = 'https://acme.awsapps.com/start';
  const told = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words });
  /** Main answers when the test says so. */
  const asking = async (...[options]: [Parameters<typeof render>[1]?]) => {
    const answers: ((outcome: Outcome<{ region: string }>) => void)[] = [];
    const findRegion = () => new Promise<Outcome<{ region: string }>>((resolve) => void answers.push(resolve));
    const mounted = await render({ ...fixtures.firstRun, answers: { findRegion } }, options);
    return { ...mounted, answers };
  };

  it.each(['', 'https://acme', 'https://portal.example.com/start', 'http://acme.awsapps.com/start'])(
    'is not there for %j',
    async (text) => {
      await render(fixtures.firstRun);
      await startUrl.fill(text);
      await expect.element(find).not.toBeInTheDocument();
    },
  );

  it('is not there where the Region is known, and nothing is asked unasked', async () => {
    const { calls } = await render(fixtures.firstRun);
    await startUrl.fill('https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws/');
    await expect.element(find).not.toBeInTheDocument();
    await startUrl.fill(ACME);
    await expect.element(find).toBeVisible();
    await region.fill('e');
    await expect.element(find).not.toBeInTheDocument();
    expect(calls).toEqual([]);
  });

  it('fills the field in, says so and hands the focus on, by keyboard alone', async () => {
    const { calls, answers } = await asking();
    await expect.element(startUrl).toHaveFocus();
    await userEvent.keyboard('acme.awsapps.com/start#/{Tab}{Tab}');
    await expect.element(find).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(told('Asking your access portal…')).toBeVisible();
    await expect.element(find).toHaveAttribute('aria-busy', 'true');
    await expect.element(find).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(calls).toEqual([{ command: 'findRegion', input: { startUrl: ACME } }]);
    answers[0]?.(ok({ region: 'us-gov-west-1' }));
    await expect.element(region).toHaveValue('us-gov-west-1');
    await expect.element(region).toHaveFocus();
    await expect.element(told('Your access portal is in us-gov-west-1.')).toBeVisible();
    await expect.element(find).not.toBeInTheDocument();
  });

  it('says what to do where it finds none, and stays', async () => {
    const { answers } = await asking();
    await startUrl.fill(ACME);
    await find.click();
    answers[0]?.(failed('regionNotFound', { startUrl: ACME }));
    await expect.element(told(/could not find out the Region of “https:.*IAM Identity Center console/)).toBeVisible();
    await expect.element(find).toHaveFocus();
    await region.fill('eu-west-1');
    await expect.element(told(/could not/)).not.toBeInTheDocument();
  });

  it('leaves alone what was typed meanwhile', async () => {
    const { answers } = await asking();
    await startUrl.fill(ACME);
    await find.click();
    await region.fill('eu-north-1');
    answers[0]?.(ok({ region: 'us-east-1' }));
    // Whatever the answer does is done by the time a key has come through.
    await userEvent.keyboard('{Tab}');
    await expect.element(region).toHaveValue('eu-north-1');
    await region.fill('');
    await find.click();
    await startUrl.fill('https://other.awsapps.com/start');
    answers[1]?.(ok({ region: 'us-east-1' }));
    await find.click();
    await expect.poll(() => answers.length).toBe(3);
    await expect.element(region).toHaveValue('');
    answers[2]?.(ok({ region: 'eu-west-3' }));
    await expect.element(region).toHaveValue('eu-west-3');
  });

  describe.each(LANGUAGES.flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme }))))(
    'in $language, $theme',
    ({ language, theme }) => {
      it('has nothing that axe finds wrong and fits the smallest window, at rest, busy and after', async () => {
        const { answers } = await asking({ language, theme, width: 320, height: 480 });
        const url = page.getByRole('textbox').first();
        const button = page.getByRole('button', { name: /^(Find Region|リージョンを調べる)$/ });
        const check = async (): Promise<void> => {
          for (const animation of document.getAnimations()) animation.cancel();
          const { violations } = await axe.run(document, { resultTypes: ['violations'] });
          expect(violations.map(({ id }) => id)).toEqual([]);
          expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
        };
        await url.fill(ACME);
        await expect.element(button).toBeVisible();
        await check();
        await button.click();
        await expect.element(button).toHaveAttribute('aria-busy', 'true');
        await check();
        answers[0]?.(failed('regionNotFound', { startUrl: ACME }));
        await expect.element(button).not.toHaveAttribute('aria-busy');
        await check();
        await button.click();
        answers[1]?.(ok({ region: 'eu-west-1' }));
        await expect.element(button).not.toBeInTheDocument();
        await check();
      });
    },
  );
});
