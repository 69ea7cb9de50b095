import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Log, Surroundings } from '../ports.ts';

/** A whole store of public authorities is some 250 KB. */
const LARGEST_BUNDLE_BYTES = 8 * 1024 * 1024;

export interface AuthorityPorts {
  readonly log: Log;
  readonly surroundings: Surroundings;
}

/**
 * Whom we trust to name AWS's servers. AWS_CA_BUNDLE takes the place of all others, as in the AWS CLI;
 * NODE_EXTRA_CA_CERTS adds to Node's own (read by us, for a packaged Electron ignores it); the system's store is
 * added once a server shows a certificate of an authority unknown to Node: reading it takes a while.
 */
export class Authorities {
  readonly #ports: AuthorityPorts;
  readonly #readSystem: () => readonly string[];
  #system: readonly string[] = [];
  #hasAskedSystem = false;
  #context: Promise<tls.SecureContext | undefined> | undefined;

  constructor(ports: AuthorityPorts, readSystem: () => readonly string[] = systemAuthorities) {
    this.#ports = ports;
    this.#readSystem = readSystem;
  }

  /** Undefined where Node's own way is right. Rejects with caBundleUnreadable, and looks again at the next call. */
  context(): Promise<tls.SecureContext | undefined> {
    this.#context ??= this.#makeContext().catch((thrown: unknown) => {
      this.#context = undefined;
      throw thrown;
    });
    return this.#context;
  }

  /** Changes with whom is trusted. */
  get generation(): number {
    return this.#system.length;
  }

  /** Trusts the system's store from now on, where it has anything to add. */
  addSystem(): void {
    if (this.#hasAskedSystem || this.#bundlePath() !== undefined) return;
    this.#hasAskedSystem = true;
    this.#system = this.#readSystem();
    this.#context = undefined;
  }

  #bundlePath(): string | undefined {
    return this.#ports.surroundings.env['AWS_CA_BUNDLE'] || undefined;
  }

  async #makeContext(): Promise<tls.SecureContext | undefined> {
    const bundlePath = this.#bundlePath();
    if (bundlePath !== undefined) return tls.createSecureContext({ ca: [...(await readBundle(bundlePath))] });
    const added = [...(await this.#extra()), ...this.#system];
    return added.length > 0 ? tls.createSecureContext({ ca: [...tls.rootCertificates, ...added] }) : undefined;
  }

  #extra(): Promise<readonly string[]> {
    return readOrWarn(this.#ports.surroundings.env['NODE_EXTRA_CA_CERTS'], this.#ports.log);
  }
}

/** The authorities that the environment names besides the system's, as PEM. For pages that are not AWS's, AWS_CA_BUNDLE adds to the others. */
export async function extraAuthorities({ surroundings: { env }, log }: AuthorityPorts): Promise<readonly string[]> {
  const files = await Promise.all(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'].map((name) => readOrWarn(env[name], log)));
  return [...new Set(files.flat())];
}

/** Node goes on with a warning where the file can't be read; so do we. */
async function readOrWarn(path: string | undefined, log: Log): Promise<readonly string[]> {
  if (!path) return [];
  try {
    return await readBundle(path);
  } catch {
    log.warn('extraAuthoritiesUnreadable');
    return [];
  }
}

/** Every certificate is read here: OpenSSL passes over a broken one, and all that follow it, without a word. */
async function readBundle(path: string): Promise<readonly string[]> {
  try {
    const bytes = await readFile(path);
    const pem = bytes.length > LARGEST_BUNDLE_BYTES ? '' : bytes.toString('utf8');
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    if (certificates.length === 0) throw new Error('no certificate');
    return certificates.map((certificate) => new X509Certificate(certificate).toString());
  } catch (cause) {
    throw new DaypassError('caBundleUnreadable', { path, variable: 'AWS_CA_BUNDLE' }, { cause });
  }
}

/** Node has it from 22.15 on. */
function systemAuthorities(): readonly string[] {
  try {
    return 'getCACertificates' in tls ? tls.getCACertificates('system') : [];
  } catch {
    return [];
  }
}
