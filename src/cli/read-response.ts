import { open } from 'node:fs/promises';
import type { Secret } from '../core/index.ts';
import { DaypassError } from '../shared/errors/daypass-error.ts';
import { pastedSamlResponse } from '../shared/text/pasted-saml-response.ts';
import type { Terminal } from './terminal.ts';

/** 1 MiB of base64 in which every character is percent-encoded. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The SAMLResponse that a person brings: from a file, or with `-` from standard input. Takes what developer tools copy:
 * the bare value, a whole form (`SAMLResponse=…&RelayState=…`), percent-encoded or not. Rejects: diskFailed,
 * samlResponseInvalid.
 */
export async function readResponse(path: string, terminal: Terminal): Promise<Secret> {
  const text = path === '-' ? await terminal.readInput(MOST_BYTES) : await readFile(path);
  const { Secret: SecretText } = await import('../core/index.ts');
  return new SecretText(pastedSamlResponse(text));
}

async function readFile(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
      return buffer.subarray(0, bytesRead).toString('utf8');
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new DaypassError('diskFailed', { path }, { cause });
  }
}
