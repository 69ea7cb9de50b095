import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { win32 } from 'node:path';
import { foreignText } from '../read-foreign.ts';
import type { Surroundings } from '../../ports.ts';

/**
 * What `machineIdSync()` of the npm package node-machine-id returns: the SHA-256 of the system's own id. Leapp encrypts
 * its workspace with it.
 */
export async function machineId(surroundings: Pick<Surroundings, 'platform' | 'env'>): Promise<string | undefined> {
  const id = await systemId(surroundings).catch(() => undefined);
  return id === undefined ? undefined : createHash('sha256').update(id).digest('hex');
}

async function systemId({ platform, env }: Pick<Surroundings, 'platform' | 'env'>): Promise<string | undefined> {
  if (platform === 'win32') {
    const reg = win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'REG.exe');
    const printed = await outputOf(reg, [
      'QUERY',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography',
      '/v',
      'MachineGuid',
    ]);
    return cleaned(printed.split('REG_SZ')[1]);
  }
  if (platform === 'darwin') {
    const printed = await outputOf('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']);
    return cleaned(printed.split('IOPlatformUUID')[1]?.split('\n')[0]?.replaceAll(/[="]/gu, ''));
  }
  const texts = await Promise.all(['/var/lib/dbus/machine-id', '/etc/machine-id'].map(foreignText));
  return cleaned(texts.find((text) => text !== undefined && text !== '')?.split('\n')[0] ?? hostname());
}

function cleaned(id: string | undefined): string | undefined {
  const text = id?.replaceAll(/\s+/gu, '').toLowerCase();
  return text === '' ? undefined : text;
}

function outputOf(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: 5_000, windowsHide: true }, (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout);
    });
  });
}
