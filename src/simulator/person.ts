/** Where a click in the browser led: the app's own answer to the callback. */
export interface CallbackOutcome {
  readonly status: number;
  readonly body: string;
  /** The address the service sent the browser to. A secret while its code is unused. */
  readonly callbackUrl: string;
}

/** The pages did not go the way the person wanted; the message carries the page's own heading. */
export class PersonError extends Error {
  override readonly name = 'PersonError';
}

/**
 * The person at the browser: opens the authorize URL, approves, and follows the redirect to the app's callback.
 * @throws PersonError when the page refuses or there is nothing to approve.
 */
export function approveInBrowser(authorizeUrl: string): Promise<CallbackOutcome> {
  return answerInBrowser(authorizeUrl, 'approve');
}

/** As `approveInBrowser`, but denies: the app's callback gets `error=access_denied`. */
export function denyInBrowser(authorizeUrl: string): Promise<CallbackOutcome> {
  return answerInBrowser(authorizeUrl, 'deny');
}

/**
 * The person at the device page: types the code (or opens the complete link, when no code is given) and approves.
 * @throws PersonError when the code is not known or no longer open.
 */
export function approveDevice(verificationUri: string, userCode?: string): Promise<void> {
  return answerDevice(verificationUri, userCode, 'approve');
}

/** As `approveDevice`, but denies. */
export function denyDevice(verificationUri: string, userCode?: string): Promise<void> {
  return answerDevice(verificationUri, userCode, 'deny');
}

type Decision = 'approve' | 'deny';

async function answerInBrowser(authorizeUrl: string, decision: Decision): Promise<CallbackOutcome> {
  const page = await openPage(authorizeUrl);
  const early = page.headers.get('location');
  if (early !== null) return follow(new URL(early, authorizeUrl).href);
  const form = await formOf(page);
  const answer = await submit(form, { decision });
  const location = answer.headers.get('location');
  if (location === null) throw new PersonError(`No way back to the app: ${headingOf(await answer.text())}`);
  return follow(new URL(location, form.action).href);
}

async function follow(callbackUrl: string): Promise<CallbackOutcome> {
  const answer = await fetch(callbackUrl);
  return { status: answer.status, body: await answer.text(), callbackUrl };
}

async function answerDevice(verificationUri: string, userCode: string | undefined, decision: Decision): Promise<void> {
  const codePage = await formOf(await fetch(verificationUri));
  const question = await formOf(await submit(codePage, userCode === undefined ? {} : { user_code: userCode }));
  const result = await submit(question, { decision });
  if (!result.ok) throw new PersonError(`The device page refused: ${headingOf(await result.text())}`);
}

interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

async function formOf(page: Response): Promise<Form> {
  const text = await page.text();
  if (!page.ok) throw new PersonError(`The page refused: ${alertOf(text) ?? headingOf(text)}`);
  const action = /<form method="post" action="([^"]*)"/u.exec(text)?.[1];
  if (action === undefined) throw new PersonError(`No form on the page: ${headingOf(text)}`);
  const inputs = [...text.matchAll(/<input\b[^>]*\bname="([^"]*)"[^>]*\bvalue="([^"]*)"/gu)];
  return {
    action: new URL(unescapeHtml(action), page.url).href,
    fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [unescapeHtml(name), unescapeHtml(value)])),
  };
}

/** The page of a link; a page of one use leads on to it. */
async function openPage(link: string): Promise<Response> {
  const page = await fetch(link, { redirect: 'manual' });
  const target = page.headers.get('location');
  const isPassedOn = page.status === 302 && target !== null && new URL(target, link).pathname === '/authorize';
  return isPassedOn ? fetch(target, { redirect: 'manual' }) : page;
}

function submit(form: Form, fields: Readonly<Record<string, string>>): Promise<Response> {
  const body = new URLSearchParams({ ...form.fields, ...fields });
  return fetch(form.action, { method: 'POST', body, redirect: 'manual' });
}

function headingOf(page: string): string {
  return textOf(/<h1>(.*?)<\/h1>/su.exec(page)?.[1]) ?? 'an unknown page';
}

function alertOf(page: string): string | undefined {
  return textOf(/role="alert"[^>]*>(.*?)<\/p>/su.exec(page)?.[1]);
}

function textOf(markup: string | undefined): string | undefined {
  return markup === undefined ? undefined : unescapeHtml(markup.replaceAll(/<[^>]*>/gu, ''));
}

function unescapeHtml(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/gu, (entity, name: string) => characters[name] ?? entity);
}
