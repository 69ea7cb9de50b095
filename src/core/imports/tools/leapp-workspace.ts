import { createDecipheriv, createHash } from 'node:crypto';
import { isObject } from '../../check.ts';
import type { Fields } from '../read-foreign.ts';

const SALTED = 'Salted__';

/**
 * Leapp's workspace: AES-256-CBC with a passphrase in OpenSSL's form (`Salted__`, salt, data; key and IV by
 * EVP_BytesToKey with MD5), as `CryptoJS.AES.encrypt(text, machineId)` writes it (Leapp, packages/core,
 * services/file-service.ts). Leapp's secrets are in the system's keychain and not in this file. Undefined where the file
 * is none, or was encrypted on another machine.
 */
export function decryptWorkspace(text: string, passphrase: string): Fields | undefined {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.subarray(0, 8).toString('latin1') !== SALTED || bytes.length < 32) return undefined;
  const { key, iv } = keyAndIv(Buffer.from(passphrase, 'utf8'), bytes.subarray(8, 16));
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
    const value: unknown = JSON.parse(plain.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function keyAndIv(passphrase: Buffer, salt: Buffer): { key: Buffer; iv: Buffer } {
  let block = Buffer.alloc(0);
  let derived = Buffer.alloc(0);
  while (derived.length < 48) {
    block = createHash('md5')
      .update(Buffer.concat([block, passphrase, salt]))
      .digest();
    derived = Buffer.concat([derived, block]);
  }
  return { key: derived.subarray(0, 32), iv: derived.subarray(32, 48) };
}
