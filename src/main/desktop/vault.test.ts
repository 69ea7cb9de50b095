import { describe, expect, test } from 'vitest';
import { osVault, type SealsText } from './vault.ts';

type Backend = ReturnType<NonNullable<SealsText['getSelectedStorageBackend']>>;

/** Seals by turning the text round, and counts how often it is asked whether it can. */
function system(backend?: Backend) {
  const state = { hasKey: true, asked: 0 };
  const turned = (text: string) => text.split('').toReversed().join('');
  const safeStorage: SealsText = {
    isEncryptionAvailable: () => {
      state.asked += 1;
      return state.hasKey;
    },
    encryptString: (text) => Buffer.from(turned(text)),
    decryptString: (sealed) => turned(sealed.toString()),
    ...(backend !== undefined && { getSelectedStorageBackend: () => backend }),
  };
  return { safeStorage, state };
}

test.each([
  ['win32', undefined, true],
  ['darwin', undefined, true],
  ['linux', 'gnome_libsecret', true],
  ['linux', 'kwallet6', true],
  ['linux', 'basic_text', false],
  ['linux', 'unknown', false],
  ['linux', undefined, false],
] as const)('on %s with %s it can be used: %s', (platform, backend, isThere) => {
  const { safeStorage, state } = system(backend);
  const vault = osVault(safeStorage, platform, () => true);
  expect([vault.isAvailable(), vault.isAllowed()]).toEqual([isThere, isThere]);
  expect(state.asked).toBe(0);
});

describe('the vault', () => {
  test('opens what it sealed', async () => {
    const vault = osVault(system().safeStorage, 'darwin', () => true);
    const sealed = await vault.seal('keys');
    expect(Buffer.from(sealed).toString()).toBe('syek');
    expect(await vault.open(sealed)).toBe('keys');
  });

  test('is allowed only as long as the person says so', () => {
    let isWanted = false;
    const vault = osVault(system().safeStorage, 'win32', () => isWanted);
    expect(vault.isAllowed()).toBe(false);
    isWanted = true;
    expect(vault.isAllowed()).toBe(true);
  });

  test('shows as unavailable when it gives no key, and is tried again at the next use', async () => {
    const { safeStorage, state } = system('kwallet5');
    const vault = osVault(safeStorage, 'linux', () => true);
    state.hasKey = false;
    await expect(vault.seal('keys')).rejects.toThrow('The vault gives no key.');
    await expect(vault.open(Buffer.from('syek'))).rejects.toThrow('The vault gives no key.');
    expect(vault.isAvailable()).toBe(false);
    state.hasKey = true;
    expect(await vault.open(Buffer.from('syek'))).toBe('keys');
    expect(vault.isAvailable()).toBe(true);
  });
});
