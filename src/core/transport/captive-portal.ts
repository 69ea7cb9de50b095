export interface SeenAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** RFC 6585 §6. */
const NETWORK_AUTHENTICATION_REQUIRED = 511;

/** AWS answers these calls in JSON, and never by a redirect: who does is a network that wants a sign-in of its own first. */
export function isRedirectElsewhere(status: number): boolean {
  return isNetworkSignIn(status) || (status >= 300 && status < 400);
}

/** Whatever was asked for. */
export function isNetworkSignIn(status: number): boolean {
  return status === NETWORK_AUTHENTICATION_REQUIRED;
}

/** A page where data was due. Error pages of proxies and balancers are left to their status. */
export function isPage({ status, contentType, body }: SeenAnswer): boolean {
  if (status < 200 || status >= 300) return false;
  return /^\s*(text\/html|application\/xhtml)/i.test(contentType) ? !isJson(body) : startsLikePage(body);
}

function startsLikePage(body: Uint8Array): boolean {
  return /^[\s\uFEFF]*<(!doctype|html|head|body|meta|script|\?xml)/i.test(startOf(body));
}

/** Mislabelled JSON is JSON. */
function isJson(body: Uint8Array): boolean {
  return /^\s*[{[]/.test(startOf(body));
}

function startOf(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, 256));
}
