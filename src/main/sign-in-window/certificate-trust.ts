import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Certificate, Session } from 'electron';
import { extraAuthorities, type Log, type Surroundings } from '../../core/index.ts';

/** Chromium's own verdict stands. */
const AS_CHROMIUM_SAYS = -3;
const TRUSTED = 0;
const LONGEST_CHAIN = 8;
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';

/**
 * Lets the pages of a session trust the authorities of AWS_CA_BUNDLE and NODE_EXTRA_CA_CERTS besides the system's, as
 * the calls to AWS do: behind a proxy that reads along, both see its certificates.
 */
export async function trustExtraAuthorities(ours: Session, surroundings: Surroundings, log: Log): Promise<void> {
  const authorities = (await extraAuthorities({ surroundings, log })).map((pem) => new X509Certificate(pem));
  if (authorities.length === 0) return ours.setCertificateVerifyProc(null);
  ours.setCertificateVerifyProc(({ hostname, certificate, verificationResult }, answer) => {
    // Another fault, such as a revocation, is not for an authority to outweigh.
    const isUnknown = verificationResult === 'net::ERR_CERT_AUTHORITY_INVALID';
    const isTrusted = isUnknown && isIssuedBy(authorities, chainOf(certificate), hostname, Date.now());
    answer(isTrusted ? TRUSTED : AS_CHROMIUM_SAYS);
  });
}

/**
 * True if the chain leads from a certificate for this host to one of the authorities, every signature holds, and every
 * certificate is within its dates. Chromium names one fault alone, so that host and dates are looked at here as well.
 */
export function isIssuedBy(
  authorities: readonly X509Certificate[],
  chain: readonly X509Certificate[],
  host: string,
  nowMillis: number,
): boolean {
  const [server] = chain;
  if (server === undefined || !isFor(server, host)) return false;
  const { keyUsage } = server;
  // Of extended key usages, in spite of its name.
  if (Array.isArray(keyUsage) && !keyUsage.includes(SERVER_AUTHENTICATION)) return false;
  let subject = server;
  for (const next of [...chain.slice(1), undefined]) {
    if (!isCurrent(subject, nowMillis)) return false;
    const authority = authorities.find((each) => isIssuer(each, subject) && isCurrent(each, nowMillis));
    if (authority) return true;
    if (next === undefined || !isIssuer(next, subject)) return false;
    subject = next;
  }
  return false;
}

function isFor(certificate: X509Certificate, host: string): boolean {
  const named = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
  return named !== undefined;
}

function isIssuer(issuer: X509Certificate, subject: X509Certificate): boolean {
  return issuer.ca && subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

function isCurrent({ validFrom, validTo }: X509Certificate, nowMillis: number): boolean {
  return Date.parse(validFrom) <= nowMillis && nowMillis <= Date.parse(validTo);
}

function chainOf(certificate: Certificate): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let each: Certificate | undefined = certificate; each && chain.length < LONGEST_CHAIN; each = issuerOf(each))
    chain.push(new X509Certificate(each.data));
  return chain;
}

/** Electron's types promise an issuer for each; the last has none. */
function issuerOf({ issuerCert }: Certificate): Certificate | undefined {
  return issuerCert;
}
