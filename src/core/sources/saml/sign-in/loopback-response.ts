import type { IncomingMessage, ServerResponse } from 'node:http';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { Surroundings } from '../../../ports.ts';
import type { Secret } from '../../../secret.ts';
import { awaitAnswer, sendPage } from '../../../transport/loopback/await-answer.ts';
import type { Arrival } from '../../../transport/loopback/loopback-server.ts';
import { MOST_FORM_BYTES, samlResponseOf } from './posted-form.ts';
import { responsePage } from './response-page.ts';

const PATH = '/saml';

/** The ACS URL that an administrator sets for an application whose responses come straight to Daypass. */
export function loopbackAcsUrl(port: number): string {
  return `http://127.0.0.1:${port}${PATH}`;
}

/**
 * Listens at the application's ACS URL for the one form that posts a SAMLResponse. `onListening` is called before
 * anything can arrive. Requests of another kind, under another host name or from another user of this machine are
 * refused and change nothing. Rejects: callbackUnavailable, samlResponseInvalid, the signal's reason.
 */
export async function responseByLoopback(
  port: number,
  surroundings: Pick<Surroundings, 'platform' | 'env'>,
  signal: AbortSignal,
  onListening: () => Promise<void>,
): Promise<Secret> {
  signal.throwIfAborted();
  const awaited = await awaitAnswer(takeForm, { port, surroundings }, signal);
  try {
    await onListening();
    return await awaited.answer;
  } finally {
    awaited.close();
  }
}

async function takeForm(
  request: IncomingMessage,
  response: ServerResponse,
  arrival: Arrival,
): Promise<Secret | undefined> {
  const isForm = arrival === 'own' && request.method === 'POST' && request.url === PATH;
  if (!isForm) {
    sendPage(response, 404, responsePage('refused'));
    return undefined;
  }
  try {
    const samlResponse = await readForm(request);
    if (samlResponse === undefined) sendPage(response, 400, responsePage('refused'));
    else sendPage(response, 200, responsePage('received'));
    return samlResponse;
  } catch (thrown) {
    sendPage(response, 413, responsePage('refused'));
    throw thrown;
  }
}

/** The form's SAMLResponse; undefined where there is none. Rejects with samlResponseInvalid for what is too large. */
async function readForm(request: IncomingMessage): Promise<Secret | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > MOST_FORM_BYTES) throw new DaypassError('samlResponseInvalid', { problem: 'tooLarge' });
    chunks.push(part);
  }
  return samlResponseOf(Buffer.concat(chunks));
}
