import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { acmeDirectory } from '../fixtures/directories.ts';
import { ok } from '../fixtures/fake-bridge.ts';
import { fixtures } from '../fixtures/fixtures.ts';
import { NOW_MILLIS, session, signedIn, status } from '../fixtures/sessions.ts';
import { actsIn } from './acts.ts';
import { cleanUp, render } from './render.ts';

afterEach(cleanUp);

test('goes from the first run to copied keys without a mouse', async () => {
  let finishSignIn = (): void => {};
  const { calls, push } = await render({
    ...fixtures.firstRun,
    answers: {
      ...fixtures.firstRun.answers,
      signIn: () => new Promise((resolve) => (finishSignIn = () => resolve(ok(undefined)))),
    },
  });

  await expect.element(page.getByRole('textbox', { name: 'Start URL' })).toHaveFocus();
  await userEvent.keyboard('acme.awsapps.com/start#/{Enter}');
  await expect.poll(() => actsIn(calls).map(({ command }) => command)).toEqual(['findRegion', 'addSession', 'signIn']);
  expect(actsIn(calls)[1]?.input).toEqual({
    name: 'acme',
    startUrl: 'https://acme.awsapps.com/start',
    region: 'eu-west-1',
  });
  expect(actsIn(calls)[2]?.input).toEqual({ sourceId: 'acme' });

  push('status', {
    ...status([
      session('acme', {
        standing: {
          at: 'awaitingUser',
          flow: 'device',
          userCode: 'BQKW-RTNM',
          deadlineMillis: NOW_MILLIS + 60_000,
        },
      }),
    ]),
    revision: 2,
  });
  await expect.element(page.getByRole('dialog', { name: 'Sign in to acme' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Copy code' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Code copied')).toBeVisible();

  push('status', { ...status([session('acme', { standing: signedIn })]), revision: 3 });
  push('directory', { ...acmeDirectory, revision: 2 });
  finishSignIn();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(page.getByText('Signed in to acme')).toBeVisible();

  await expect.element(page.getByRole('combobox', { name: 'Search accounts and roles' })).toHaveFocus();
  await userEvent.keyboard('prod bill{Control>}{Enter}{/Control}');
  await expect
    .poll(() => calls.at(-1))
    .toEqual({
      command: 'copyKeys',
      input: {
        role: { sourceId: 'acme', accountId: '441122334455', roleName: 'BillingViewer' },
        format: 'bash',
      },
    });
  await expect.element(page.getByText(/^Acme Production · BillingViewer: keys copied \(bash\)/)).toBeVisible();
});
