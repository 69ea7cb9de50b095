import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createServerIdentity } from '../../simulator/index.ts';
import { isIssuedBy } from './certificate-trust.ts';

const NOW = Date.UTC(2026, 5, 1);
const ours = createServerIdentity(['idp.example', '*.corp.example'], NOW);
const others = createServerIdentity(['idp.example'], NOW);
const [server, authority] = [ours.certificatePem, ours.caPem].map((pem) => new X509Certificate(pem));
const [otherServer, otherAuthority] = [others.certificatePem, others.caPem].map((pem) => new X509Certificate(pem));
if (!server || !authority || !otherServer || !otherAuthority) throw new Error('Four certificates were made.');

test('a certificate that a known authority signed for the host is trusted, with and without the authority in the chain', () => {
  expect(isIssuedBy([authority], [server], 'idp.example', NOW)).toBe(true);
  expect(isIssuedBy([otherAuthority, authority], [server, authority], 'idp.example', NOW)).toBe(true);
});

test.each([
  ['another authority of the same name', [otherAuthority], [server], 'idp.example', NOW],
  ['no authority', [], [server, authority], 'idp.example', NOW],
  ['another host', [authority], [server], 'evil.example', NOW],
  ['a host below', [authority], [server], 'a.idp.example', NOW],
  ['a certificate that has expired', [authority], [server], 'idp.example', NOW + 20 * 366 * 86_400_000],
  ['one that is not valid yet', [authority], [server], 'idp.example', NOW - 20 * 366 * 86_400_000],
  ['a chain of another server', [authority], [otherServer, authority], 'idp.example', NOW],
  ['a chain that ends early', [authority], [otherServer, otherAuthority], 'idp.example', NOW],
  ['a server that signs for others', [authority], [otherServer, server], 'idp.example', NOW],
  ['an authority as server', [authority], [authority], 'idp.example', NOW],
  ['an empty chain', [authority], [], 'idp.example', NOW],
] as const)('not trusted: %s', (_what, authorities, chain, host, nowMillis) => {
  expect(isIssuedBy(authorities, chain, host, nowMillis)).toBe(false);
});
