import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * electron-builder's hook to sign a file for Windows. DAYPASS_WINDOWS_SIGN names a program or a batch file that signs the file it
 * is given, such as a wrapper around a cloud signing service, so that no certificate is ever in this repository.
 */
export default async function sign({ path: file }) {
  const signer = process.env['DAYPASS_WINDOWS_SIGN'];
  if (signer === undefined || signer === '') {
    console.log(`Not signed, since DAYPASS_WINDOWS_SIGN is not set: ${file}`);
    return;
  }
  // Node starts a batch file by cmd.exe only: https://nodejs.org/api/child_process.html, "Spawning .bat and .cmd files on Windows".
  const shell = /\.(?:bat|cmd)$/iu.test(signer);
  const quoted = (word) => (shell ? `"${word}"` : word);
  try {
    await promisify(execFile)(quoted(signer), [quoted(file)], { shell });
  } catch (thrown) {
    const said = [thrown.message, thrown.stdout].filter((words) => words !== undefined && words !== '').join('\n');
    throw new Error(`${signer} (DAYPASS_WINDOWS_SIGN) did not sign ${file}: ${said}`, { cause: thrown });
  }
}
