import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LANGUAGES } from '../../../shared/domain/languages.ts';
import type { Outcome } from '../../../shared/errors/outcome.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { session, status } from '../../fixtures/sessions.ts';
import { actsIn } from '../../testing/acts.ts';
import { cleanUp, render } from '../../testing/render.ts';
import { axeViolations } from '../../testing/axe-violations.ts';

afterEach(cleanUp);

const startUrl = page.getByRole('textbox', { name: 'Start URL' });
const region = page.getByRole('combobox', { name: 'Region' });
const name = page.getByRole('textbox', { name: 'Session name' });
const details = page.getByRole('button', { name: /^Region / });
const submit = page.getByRole('button', { name: 'Add and sign in' });
const ACME = 'https://acme.awsapps.com/start';
const DEFAULT_PORTAL = 'https://d-1234567890.awsapps.com/start';

/** Main tells the Region when the test says so. */
const asking = async (...[options]: [Parameters<typeof render>[1]?]) => {
  const answers: ((outcome: Outcome<{ region: string }>) => void)[] = [];
  const findRegion = () => new Promise<Outcome<{ region: string }>>((resolve) => void answers.push(resolve));
  const mounted = await render(
    { ...fixtures.firstRun, answers: { ...fixtures.firstRun.answers, findRegion } },
    options,
  );
  return { ...mounted, answers };
};

test('asks for one field, and says so where it is empty', async () => {
  const { calls } = await render(fixtures.firstRun);
  await expect.element(region).not.toBeInTheDocument();
  await expect.element(name).not.toBeInTheDocument();
  await submit.click();
  await expect.element(startUrl).toHaveFocus();
  await expect.element(startUrl).toHaveAccessibleDescription(/Please fill this in/);
  expect(actsIn(calls)).toEqual([]);
});

test.each([
  [`${DEFAULT_PORTAL}/#/`, { startUrl: DEFAULT_PORTAL, name: 'aws' }],
  ['d-1234567890', { startUrl: DEFAULT_PORTAL, name: 'aws' }],
  ['acme', { startUrl: ACME, name: 'acme' }],
])('takes %s and Enter: the Region is found, the name follows, the sign-in begins', async (text, expected) => {
  const { calls } = await render(fixtures.firstRun);
  await expect.element(startUrl).toHaveFocus();
  await userEvent.keyboard(`${text}{Enter}`);
  await expect.poll(() => actsIn(calls).map(({ command }) => command)).toEqual(['findRegion', 'addSession', 'signIn']);
  expect(actsIn(calls)[0]?.input).toEqual({ startUrl: expected.startUrl });
  expect(actsIn(calls)[1]?.input).toEqual({ ...expected, region: 'eu-west-1' });
});

test('asks nothing where the start URL or another session says the Region', async () => {
  const first = await render(fixtures.firstRun);
  await startUrl.fill('https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws/');
  await expect.element(page.getByRole('button', { name: 'Region eu-central-1 · name aws' })).toBeVisible();
  await submit.click();
  await expect.poll(() => actsIn(first.calls).map(({ command }) => command)).toEqual(['addSession', 'signIn']);

  const second = await render({ ...fixtures.ready, answers: { addSession: () => ok({ sourceId: 'acme' }) } });
  await page.getByRole('button', { name: 'Add session' }).click();
  await startUrl.fill('acme.awsapps.com/start/#/');
  await expect.element(page.getByRole('button', { name: 'Region eu-west-1 · name acme' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => second.calls.at(-1)?.command).toBe('signIn');
  expect(actsIn(second.calls).map(({ command }) => command)).not.toContain('findRegion');
});

test('asks nothing unasked, and offers a name that is free', async () => {
  const aws = session('aws', { startUrl: 'https://other.awsapps.com/start' });
  const { calls } = await render({ ...fixtures.ready, status: status([aws]) });
  await page.getByRole('button', { name: 'Add session' }).click();
  await startUrl.fill(DEFAULT_PORTAL);
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'Region (automatic) · name aws-2' })).toHaveFocus();
  expect(actsIn(calls).map(({ command }) => command)).not.toContain('findRegion');
});

test('accepts another Region and name by keyboard alone, once the fields are open', async () => {
  const { calls } = await render(fixtures.firstRun);
  await expect.element(startUrl).toHaveFocus();
  await userEvent.keyboard('acme{Tab}');
  await expect.element(startUrl).toHaveValue(ACME);
  await expect.element(details).toHaveFocus();
  await expect.element(details).toHaveAttribute('aria-expanded', 'false');
  await userEvent.keyboard('{Enter}{Tab}');
  await expect.element(region).toHaveFocus();
  await userEvent.keyboard('us-gov-west-1{Tab}');
  await expect.element(name).toHaveValue('acme');
  await name.fill('work');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => actsIn(calls).map(({ command }) => command)).toEqual(['addSession', 'signIn']);
  expect(actsIn(calls)[0]?.input).toEqual({ startUrl: ACME, region: 'us-gov-west-1', name: 'work' });
});

test('shows that the portal is asked, and holds still meanwhile', async () => {
  const { calls, answers } = await asking();
  await startUrl.fill(ACME);
  await userEvent.keyboard('{Enter}');
  const busy = page.getByRole('button', { name: 'Asking your access portal…' });
  await expect.element(busy).toHaveAttribute('aria-busy', 'true');
  await expect.element(startUrl).toHaveFocus();
  await userEvent.keyboard('x{Enter}');
  await expect.element(startUrl).toHaveValue(ACME);
  expect(actsIn(calls)).toEqual([{ command: 'findRegion', input: { startUrl: ACME } }]);
  answers[0]?.(ok({ region: 'us-east-1' }));
  await expect.poll(() => calls.at(-1)?.command).toBe('signIn');
});

test.each([
  ['regionNotFound', /could not find out the Region of .*IAM Identity Center console/],
  ['offline', /offline|reach/i],
  ['captivePortal', /sign-in page|network/i],
] as const)('opens the fields where the Region is not found (%s), says why, and loses nothing', async (code, words) => {
  const { calls, answers } = await asking();
  await startUrl.fill('acme');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.(failed(code, { startUrl: ACME, host: 'acme.awsapps.com' }));
  await expect.element(region).toHaveFocus();
  await expect.element(region).toHaveAccessibleDescription(words);
  await expect.element(startUrl).toHaveValue(ACME);
  await userEvent.keyboard('eu-west-3{Enter}');
  await expect.poll(() => calls.at(-1)?.command).toBe('signIn');
  expect(calls.at(-2)?.input).toEqual({ startUrl: ACME, region: 'eu-west-3', name: 'acme' });
});

test('asks again for another start URL, with nothing left of the first one', async () => {
  const { answers } = await asking();
  await startUrl.fill(ACME);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.(failed('regionNotFound', { startUrl: ACME }));
  await expect.element(region).toBeInvalid();
  await startUrl.fill(DEFAULT_PORTAL);
  await expect.element(region).toBeValid();
  await expect.element(name).toHaveValue('aws');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => answers.length).toBe(2);
});

test.each([
  ['startUrlInvalid', startUrl],
  ['regionInvalid', region],
  ['sessionExists', name],
] as const)('tells %s at its field, in words', async (code, field) => {
  await render({
    ...fixtures.firstRun,
    answers: { ...fixtures.firstRun.answers, addSession: () => failed(code) },
  });
  await startUrl.fill(ACME);
  await submit.click();
  await expect.element(field).toBeInvalid();
  await expect.element(field).toHaveFocus();
});

test('shows a failure that is about no field, and leaves the typed text in place', async () => {
  const { calls } = await render({
    ...fixtures.firstRun,
    answers: {
      ...fixtures.firstRun.answers,
      addSession: () => failed('fileForbidden', { path: '~/.aws/config' }),
    },
  });
  await startUrl.fill(ACME);
  await submit.click();
  await expect.element(page.getByRole('alert').filter({ hasText: '~/.aws/config' })).toBeVisible();
  await expect.element(startUrl).toHaveValue(ACME);
  // The Region that was found is not asked for again.
  await submit.click();
  await expect
    .poll(() => actsIn(calls).map(({ command }) => command))
    .toEqual(['findRegion', 'addSession', 'addSession']);
});

test('adds another session from the header', async () => {
  await render(fixtures.ready);
  await page.getByRole('button', { name: 'Add session' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Add a session' })).toBeVisible();
  await expect.element(startUrl).toHaveFocus();
});

test.each([320, 420, 980])('stays where it is when a line comes, at %i px', async (width) => {
  await render(fixtures.firstRun, { width });
  const top = () => document.querySelector('form')?.getBoundingClientRect().top;
  const before = top();
  await submit.click();
  await expect.element(startUrl).toBeInvalid();
  expect(top()).toBe(before);
});

test('shows the pages in one line at 420 px', async () => {
  await render(fixtures.firstRun, { width: 420 });
  const tops = [...document.querySelectorAll('nav a')].map((link) => link.getBoundingClientRect().top);
  expect(new Set(tops).size).toBe(1);
});

describe.each(LANGUAGES.flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme }))))(
  'in $language, $theme',
  ({ language, theme }) => {
    test('has nothing that axe finds wrong and fits the smallest window, at rest, busy and after', async () => {
      const { answers } = await asking({ language, theme, width: 320, height: 480 });
      const url = page.getByRole('textbox').first();
      const button = document.querySelector('button[type="submit"]');
      const check = async (): Promise<void> => {
        expect(await axeViolations()).toEqual([]);
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
      };
      await check();
      await url.fill(ACME);
      await check();
      await userEvent.keyboard('{Enter}');
      await expect.poll(() => button?.getAttribute('aria-busy')).toBe('true');
      await check();
      answers[0]?.(failed('regionNotFound', { startUrl: ACME }));
      await expect.poll(() => button?.getAttribute('aria-busy') ?? null).toBeNull();
      await expect.element(page.getByRole('combobox')).toBeInvalid();
      await check();
    });
  },
);
