import { describe, expect, test } from 'vitest';
import { newOauthState, newPkcePair } from './pkce.ts';

describe('PKCE', () => {
  test('gives the pair of RFC 7636, appendix B', () => {
    const octets = Buffer.from('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'base64url');
    const pair = newPkcePair({ bytes: () => octets, fraction: () => 0 });
    expect(pair.verifier.reveal()).toBe('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
    expect(pair.challenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  test('asks for 256 bits for verifier and state', () => {
    const asked: number[] = [];
    const random = {
      bytes: (count: number) => {
        asked.push(count);
        return new Uint8Array(count);
      },
      fraction: () => 0,
    };
    newPkcePair(random);
    expect(newOauthState(random)).toHaveLength(43);
    expect(asked).toEqual([32, 32]);
  });
});
