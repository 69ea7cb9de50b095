import { randomBytes } from 'node:crypto';
import { isNonce, isProof, proofOf } from './handshake.ts';
import { PROTOCOL_VERSION, type ParsedLine, type ServiceRequest } from './protocol.ts';

/**
 * The client's half of the handshake: sends a nonce, checks the service's proof, then sends its own proof with the
 * request. Returns what takes the service's first line; `onEnd` is called once with how it ended.
 */
export function proveClient(
  secret: string,
  request: ServiceRequest,
  send: (line: object) => void,
  onEnd: (outcome: 'trusted' | 'untrusted' | 'newer') => void,
): (line: ParsedLine | undefined) => void {
  const own = randomBytes(16).toString('base64url');
  send({ v: PROTOCOL_VERSION, nonce: own });
  return (line) => {
    if (line?.['noService'] === 'newer') return onEnd('newer');
    const nonce = line?.['nonce'];
    if (!isNonce(nonce)) return onEnd('untrusted');
    const nonces = { client: own, service: nonce };
    if (!isProof(line?.['proof'], secret, 'service', nonces)) return onEnd('untrusted');
    onEnd('trusted');
    send({ proof: proofOf(secret, 'client', nonces), request });
  };
}
