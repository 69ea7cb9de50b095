import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * electron-builder's hook to sign a file for Windows. DAYPASS_WINDOWS_SIGN names a program that signs the file it is given,
 * such as a wrapper around a cloud signing service, so that no certificate is ever in this repository.
 */
export default async function sign({ path: file }) {
  const signer = process.env['DAYPASS_WINDOWS_SIGN'];
  if (signer === undefined || signer === '') {
    console.log(`Not signed, since DAYPASS_WINDOWS_SIGN is not set: ${file}`);
    return;
  }
  await promisify(execFile)(signer, [file]);
}
