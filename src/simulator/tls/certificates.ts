import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import {
  bitString,
  boolean,
  explicitTag,
  implicitTag,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  utcTime,
  utf8String,
} from './der.ts';

/** A certificate authority of our own and one server certificate under it, all PEM. The CA's key is not kept. */
export interface ServerIdentity {
  readonly caPem: string;
  readonly certificatePem: string;
  readonly keyPem: string;
}

const oids = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

const yearMillis = 365 * 24 * 3600 * 1000;

/** Makes CA and server certificate (RFC 5280, ECDSA P-256) for these host names, good from an hour ago for a year. */
export function createServerIdentity(hostNames: readonly string[], nowMillis: number): ServerIdentity {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = 'IAM Identity Center simulator CA';
  const common = { issuer, issuerKey: ca, nowMillis };
  return {
    caPem: certificatePem({ ...common, subject: issuer, publicKey: ca.publicKey, usage: caUsage() }),
    certificatePem: certificatePem({
      ...common,
      subject: 'IAM Identity Center simulator',
      publicKey: server.publicKey,
      usage: serverUsage(hostNames),
    }),
    keyPem: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

interface CertificatePlan {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly issuer: string;
  readonly issuerKey: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly usage: readonly Buffer[];
  readonly nowMillis: number;
}

function certificatePem(plan: CertificatePlan): string {
  const algorithm = sequence(objectIdentifier(oids.ecdsaWithSha256));
  const version3 = explicitTag(0, integer(Buffer.from([2])));
  const validity = sequence(
    utcTime(new Date(plan.nowMillis - 3600 * 1000)),
    utcTime(new Date(plan.nowMillis + yearMillis)),
  );
  const extensions = explicitTag(
    3,
    sequence(
      ...plan.usage,
      extension(oids.subjectKeyIdentifier, false, octetString(keyIdentifier(plan.publicKey))),
      extension(oids.authorityKeyIdentifier, false, sequence(implicitTag(0, keyIdentifier(plan.issuerKey.publicKey)))),
    ),
  );
  const content = sequence(
    version3,
    integer(serialNumber()),
    algorithm,
    name(plan.issuer),
    validity,
    name(plan.subject),
    subjectPublicKeyInfo(plan.publicKey),
    extensions,
  );
  const signature = sign('sha256', content, plan.issuerKey.privateKey);
  return pem(sequence(content, algorithm, bitString(signature)));
}

function caUsage(): readonly Buffer[] {
  const keyCertSign = bitString(Buffer.from([0b0000_0100]), 2);
  return [
    extension(oids.basicConstraints, true, sequence(boolean(true), integer(Buffer.from([0])))),
    extension(oids.keyUsage, true, keyCertSign),
  ];
}

function serverUsage(hostNames: readonly string[]): readonly Buffer[] {
  const digitalSignature = bitString(Buffer.from([0b1000_0000]), 7);
  const dnsNames = hostNames.map((hostName) => implicitTag(2, Buffer.from(hostName, 'ascii')));
  return [
    extension(oids.basicConstraints, true, sequence()),
    extension(oids.keyUsage, true, digitalSignature),
    extension(oids.extendedKeyUsage, false, sequence(objectIdentifier(oids.serverAuth))),
    extension(oids.subjectAltName, false, sequence(...dnsNames)),
  ];
}

function extension(oid: string, critical: boolean, value: Buffer): Buffer {
  return sequence(objectIdentifier(oid), ...(critical ? [boolean(true)] : []), octetString(value));
}

function name(commonName: string): Buffer {
  return sequence(set(sequence(objectIdentifier(oids.commonName), utf8String(commonName))));
}

function subjectPublicKeyInfo(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha1').update(subjectPublicKeyInfo(publicKey)).digest();
}

/** Positive and not zero (RFC 5280 §4.1.2.2). */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
