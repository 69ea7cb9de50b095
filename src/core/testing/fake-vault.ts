import type { Vault } from '../ports.ts';

export interface FakeVault extends Vault {
  isOn: boolean;
  isLocked: boolean;
  key: number;
  opened: number;
}

/** Seals by turning every byte over: nothing reads like what went in. */
export function fakeVault(): FakeVault {
  const vault: FakeVault = {
    isOn: true,
    isLocked: false,
    key: 0x5a,
    opened: 0,
    isAllowed: () => vault.isOn,
    async seal(text) {
      if (vault.isLocked) throw new Error('The vault is locked.');
      return Buffer.from([vault.key, ...Buffer.from(text, 'utf8').map((byte) => byte ^ vault.key)]);
    },
    async open(sealed) {
      vault.opened += 1;
      const [key, ...bytes] = sealed;
      if (vault.isLocked || key !== vault.key) throw new Error('This was sealed by another key.');
      return Buffer.from(bytes.map((byte) => byte ^ vault.key)).toString('utf8');
    },
  };
  return vault;
}
