import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PLAIN } from '../../../shared/testing/sources.ts';
import { failed, ok } from '../../fixtures/fake-bridge.ts';
import { fixtures } from '../../fixtures/fixtures.ts';
import { NOW_MILLIS, session, signedIn, status } from '../../fixtures/sessions.ts';
import { actsIn } from '../../testing/acts.ts';
import { cleanUp, render } from '../../testing/render.ts';

afterEach(cleanUp);

const LINK = 'https://d-1234567890.awsapps.com/start/#/saml/default/Partner%20Account/ins-0123456789abcdef';
const SAML = { ...PLAIN, storedByDaypass: true, takesSamlResponse: true };
const link = page.getByRole('textbox', { name: /^(Start URL|Application link)$/ });
const name = page.getByRole('textbox', { name: 'Session name' });
const region = page.getByRole('combobox', { name: 'Region' });
const submit = page.getByRole('button', { name: 'Add and sign in' });

describe('adding', () => {
  test('the portal’s link to an application is recognised in the field of the start URL, and named', async () => {
    const { calls } = await render({
      ...fixtures.firstRun,
      answers: { addSamlAccount: () => ok({ sourceId: 'partner-account' }) },
    });
    await link.fill(LINK);
    await expect.element(region).not.toBeInTheDocument();
    await expect.element(page.getByText(/A SAML application/)).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(name).toHaveValue('partner-account');
    await submit.click();
    await expect.poll(() => actsIn(calls).map(({ command }) => command)).toEqual(['addSamlAccount', 'signIn']);
    expect(actsIn(calls)[0]?.input).toEqual({ name: 'partner-account', url: LINK });
  });

  test('the person says what an unknown link is; a problem is shown at its field', async () => {
    await render({
      ...fixtures.firstRun,
      answers: { addSamlAccount: () => failed('samlLinkInvalid', { problem: 'notHttps' }) },
    });
    await link.fill('https://login.example.com/launch/aws');
    await page.getByRole('button', { name: 'This is the link of a SAML application' }).click();
    await expect.element(region).not.toBeInTheDocument();
    await name.fill('partner');
    await submit.click();
    await expect.element(link).toHaveAccessibleDescription(/begins with https/);
    await page.getByRole('button', { name: 'This is an access portal' }).click();
    await expect.element(page.getByRole('button', { name: /^Region / })).toBeVisible();
  });

  test('accounts of saml2aws are offered where it has left some, and taken over', async () => {
    const { calls } = await render({
      ...fixtures.ready,
      answers: {
        findSaml2aws: () => ok({ names: ['dev', 'prod'] }),
        importSaml2aws: () => ok({ added: ['dev'], left: ['prod'] }),
      },
    });
    await page.getByRole('button', { name: 'Add session' }).click();
    await expect.element(page.getByText('saml2aws has accounts on this machine: dev and prod.')).toBeVisible();
    await page.getByRole('button', { name: 'Take them over' }).click();
    await expect.element(page.getByText(/Added: dev\. Not added: prod\./)).toBeVisible();
    expect(calls.at(-1)?.command).toBe('importSaml2aws');
  });

  test('a failure for an unlisted account offers to add it as a SAML account', async () => {
    await render({
      ...fixtures.ready,
      answers: { copyKeys: () => failed('noAccess', { accountId: '999988887777', roleName: 'Admin' }) },
    });
    await expect.element(page.getByRole('combobox', { name: 'Search accounts and roles' })).toHaveFocus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await page.getByRole('alert').getByRole('button', { name: 'Add as SAML account' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Application link' })).toHaveFocus();
  });
});

describe('a SAML account', () => {
  const partner = session('partner', { type: 'saml', can: SAML, standing: signedIn });
  const fixture = { ...fixtures.ready, status: status([partner]) };
  const open = async (button: string) => {
    await page.getByTitle('Details of partner').click();
    await page.getByRole('button', { name: button }).click();
  };

  test('is renamed, and a name that is taken is shown at its field', async () => {
    const { calls } = await render({ ...fixture, answers: { renameSamlAccount: () => failed('sessionExists') } });
    await open('Rename…');
    await name.fill('acme');
    await userEvent.keyboard('{Enter}');
    await expect.element(name).toBeInvalid();
    expect(calls.at(-1)).toEqual({ command: 'renameSamlAccount', input: { sourceId: 'partner', newName: 'acme' } });
  });

  test('is removed after a question', async () => {
    const { calls } = await render(fixture);
    await open('Remove…');
    await page
      .getByRole('dialog', { name: 'Remove partner?' })
      .getByRole('button', { name: 'Remove', exact: true })
      .click();
    await expect.element(page.getByText('partner removed')).toBeVisible();
    expect(calls.at(-1)).toEqual({ command: 'removeSamlAccount', input: { sourceId: 'partner' } });
  });

  test.each([
    ['notBase64', /is not base64/],
    ['notXml', /is not XML/],
    ['refused', /refused the sign-in/],
    ['expired', /has expired/],
    ['notYetValid', /not valid yet/],
    ['wrongAudience', /meant for another service/],
    ['noRoles', /allows no AWS role/],
    ['encrypted', /is encrypted/],
  ])('says of a pasted response that is %s what is wrong', async (problem, words) => {
    await render({ ...fixture, answers: { signInWithResponse: () => failed('samlResponseInvalid', { problem }) } });
    await open('Paste a response…');
    const response = page.getByRole('textbox', { name: 'SAMLResponse' });
    await response.fill('PHNhbWw+');
    await page.getByRole('button', { name: 'Sign in with it' }).click();
    await expect.element(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect.element(response).toHaveValue('');
  });

  test('waits for the person at the identity provider, and takes a response meanwhile', async () => {
    const standing = {
      at: 'awaitingUser',
      flow: 'browser',
      way: 'installedBrowser',
      deadlineMillis: NOW_MILLIS + 600_000,
    } as const;
    const { calls } = await render({
      ...fixture,
      status: status([{ ...partner, standing }]),
      events: [{ type: 'sheetAsked', sheet: { at: 'signIn', sourceId: 'partner' } }],
    });
    const dialog = page.getByRole('dialog', { name: 'Sign in to partner' });
    await expect.element(dialog.getByText('Finish at your identity provider')).toBeVisible();
    await expect.element(dialog.getByText(/A browser window for this application has opened/)).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Copy link' })).not.toBeInTheDocument();
    await dialog.getByRole('button', { name: 'Paste a response…' }).click();
    await dialog.getByRole('textbox', { name: 'SAMLResponse' }).fill('PHNhbWw+');
    await dialog.getByRole('button', { name: 'Sign in with it' }).click();
    await expect
      .poll(() => calls.at(-1))
      .toEqual({ command: 'signInWithResponse', input: { sourceId: 'partner', samlResponse: 'PHNhbWw+' } });
  });
});
