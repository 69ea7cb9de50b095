import type { SafeStorage } from 'electron';
import type { Vault } from '../../core/index.ts';

/** The part that every Electron since 33 has. `getSelectedStorageBackend` is there on Linux only. */
export type SealsText = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;

export interface OsVault extends Vault {
  /** Whether it can be used here, as far as is known without asking: asking may make a locked keyring show a dialog. */
  isAvailable(): boolean;
}

/**
 * The OS vault, by Electron's safeStorage; to be made once Electron is ready. It is not touched until the person allows
 * it. On Linux without a keyring Electron seals with a key that everybody knows (`basic_text`): that is no vault.
 */
export function osVault(safeStorage: SealsText, platform: NodeJS.Platform, isWanted: () => boolean): OsVault {
  const isSafe = platform !== 'linux' || isKeyring(safeStorage.getSelectedStorageBackend?.());
  let isRefused = false;

  function asked(): SealsText {
    isRefused = !safeStorage.isEncryptionAvailable();
    if (isRefused) throw new Error('The vault gives no key.');
    return safeStorage;
  }
  return {
    isAvailable: () => isSafe && !isRefused,
    isAllowed: () => isSafe && isWanted(),
    seal: async (text) => asked().encryptString(text),
    open: async (sealed) => asked().decryptString(Buffer.from(sealed)),
  };
}

function isKeyring(backend: string | undefined): boolean {
  return backend !== undefined && backend !== 'basic_text' && backend !== 'unknown';
}
