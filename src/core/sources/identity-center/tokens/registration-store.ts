import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { SignInFlow } from '../../../../shared/domain/session-state.ts';
import { Secret } from '../../../secret.ts';
import { readOwnJson, writeOwnJson } from '../../../disk/write/own-json.ts';

/** A client registered with IAM Identity Center (RegisterClient); good for about 90 days. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly expiresAtMillis: number;
}

/** What a registration was made for. The two flows need different grants, so each has its own. */
export interface RegistrationKey {
  readonly region: string;
  readonly startUrl: string;
  readonly scopes: readonly string[];
  readonly flow: SignInFlow;
}

/** The stored registration, expired or not; undefined where there is none, or only a torn one. */
export function readRegistration(registrationsDir: string, key: RegistrationKey): Promise<Registration | undefined> {
  return readOwnJson(registrationPath(registrationsDir, key), parseRegistration);
}

/** Rejects: fileForbidden, diskFull, diskFailed. */
export function writeRegistration(
  registrationsDir: string,
  key: RegistrationKey,
  { clientId, clientSecret, expiresAtMillis }: Registration,
): Promise<void> {
  const content = { clientId, clientSecret: clientSecret.reveal(), expiresAtMillis };
  return writeOwnJson(registrationPath(registrationsDir, key), content);
}

function registrationPath(registrationsDir: string, { region, startUrl, scopes, flow }: RegistrationKey): string {
  const identity = JSON.stringify([region, startUrl, scopes.toSorted(), flow]);
  return join(registrationsDir, `${createHash('sha256').update(identity, 'utf8').digest('hex')}.json`);
}

function parseRegistration(value: unknown): Registration | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('clientId' in value) || !('clientSecret' in value) || !('expiresAtMillis' in value)) return undefined;
  const { clientId, clientSecret, expiresAtMillis } = value;
  if (typeof clientId !== 'string' || typeof clientSecret !== 'string') return undefined;
  if (typeof expiresAtMillis !== 'number' || !Number.isFinite(expiresAtMillis)) return undefined;
  return { clientId, clientSecret: new Secret(clientSecret), expiresAtMillis };
}
