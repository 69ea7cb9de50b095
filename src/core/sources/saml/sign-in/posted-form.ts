import { Secret } from '../../../secret.ts';

/** A SAMLResponse of 1 MiB in base64, percent-encoded. */
export const MOST_FORM_BYTES = 2 * 1024 * 1024;

/** The SAMLResponse of a URL-encoded form; undefined where it has none. */
export function samlResponseOf(form: Buffer): Secret | undefined {
  const value = new URLSearchParams(form.toString('utf8')).get('SAMLResponse') ?? '';
  return value === '' ? undefined : new Secret(value);
}
