import type { Answer } from '../http/answer.ts';
import { ServiceError } from '../http/service-error.ts';
import { escapeHtml as escapeXml } from '../pages/html.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** HTTP status of STS refusals by code (service model sts 2011-06-15, and the common errors of the query protocol). */
const stsStatuses = {
  AccessDenied: 403,
  ExpiredToken: 403,
  ExpiredTokenException: 400,
  IDPCommunicationError: 400,
  IDPRejectedClaim: 403,
  InternalFailure: 500,
  InvalidAction: 400,
  InvalidClientTokenId: 403,
  InvalidIdentityToken: 400,
  MalformedPolicyDocument: 400,
  MissingAuthenticationToken: 403,
  PackedPolicyTooLarge: 400,
  RegionDisabledException: 403,
  SignatureDoesNotMatch: 403,
  Throttling: 400,
  ValidationError: 400,
} as const satisfies Record<string, number>;

export type StsException = keyof typeof stsStatuses;

export function isStsException(name: string): name is StsException {
  return Object.hasOwn(stsStatuses, name);
}

/** A refusal as the query protocol writes it: `<ErrorResponse><Error><Type/><Code/><Message/></Error></ErrorResponse>`. */
export function stsError(code: StsException, message: string): ServiceError {
  const error = `<Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message>`;
  const body = `<ErrorResponse xmlns="${namespace}"><Error>${error}</Error><RequestId>fake-request</RequestId></ErrorResponse>`;
  return new ServiceError(code, xmlAnswer(stsStatuses[code], body));
}

/** An XML element's content: text, or further elements by name. */
export interface XmlMembers {
  readonly [name: string]: string | XmlMembers;
}

/** `<ActionResponse><ActionResult>…</ActionResult></ActionResponse>`, every text escaped. */
export function stsAnswer(action: string, result: XmlMembers): Answer {
  return xmlAnswer(
    200,
    `<${action}Response xmlns="${namespace}"><${action}Result>${elements(result)}</${action}Result>` +
      `<ResponseMetadata><RequestId>fake-request</RequestId></ResponseMetadata></${action}Response>`,
  );
}

function elements(members: XmlMembers): string {
  return Object.entries(members)
    .map(([name, value]) => `<${name}>${typeof value === 'string' ? escapeXml(value) : elements(value)}</${name}>`)
    .join('');
}

function xmlAnswer(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/xml', 'cache-control': 'no-store' }, body };
}
