import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { ErrorEntries, ErrorWords } from '../../error-entry.ts';

function samlLinkMessage({ problem }: ErrorFacts): string {
  switch (problem) {
    case 'notHttps':
      return 'The link of a SAML application begins with https://.';
    case 'hasCredentials':
      return 'The link contains a user name or password.';
    case 'tooLong':
      return 'The link is longer than 4,096 characters.';
    case 'portalOnly':
      return 'This is the link of the access portal, not of an application in it.';
    default:
      return 'This is not a link.';
  }
}

function samlLinkAdvice({ problem }: ErrorFacts): string {
  if (problem === 'hasCredentials') return 'Remove the part before the @ and try again.';
  return 'In the access portal, right-click the application and copy its link; at another identity provider, copy the link that starts the sign-in.';
}

const ASK_IDP_ADMIN = 'Ask the administrator of your identity provider to check the application’s AWS attributes.';

const SIGN_IN_AGAIN = 'Sign in again.';

/** Why a SAMLResponse cannot be used, by the fact `problem`. */
function samlResponseWords({ problem, status }: ErrorFacts): ErrorWords {
  switch (problem) {
    case 'tooLarge':
      return { message: 'The answer of the identity provider is larger than AWS takes.', next: ASK_IDP_ADMIN };
    case 'notBase64':
      return {
        message: 'The SAML response is not base64 text.',
        next: 'If you pasted it, copy the whole value of SAMLResponse and nothing else. Otherwise sign in again.',
      };
    case 'notXml':
      return {
        message: 'The SAML response is not XML.',
        next: 'If you pasted it, copy the whole value of SAMLResponse. Otherwise sign in again.',
      };
    case 'notSaml':
      return {
        message: 'What the identity provider sent is XML, but not a SAML response.',
        next: 'Check that the link starts a sign-in to AWS, then sign in again.',
      };
    case 'noAssertion':
      return { message: 'The SAML response contains no assertion.', next: ASK_IDP_ADMIN };
    case 'wrongRecipient':
      return { message: 'The SAML response is addressed to another page than AWS’s sign-in.', next: ASK_IDP_ADMIN };
    case 'entities':
      return { message: 'The SAML response declares entities, which can be an attack.', next: ASK_IDP_ADMIN };
    case 'severalAssertions':
      return { message: 'The SAML response contains several assertions, which can be an attack.', next: ASK_IDP_ADMIN };
    case 'refused':
      return {
        message: `The identity provider refused the sign-in${typeof status === 'string' && status !== '' ? ` (${status})` : ''}.`,
        next: 'Check that you are assigned to the application, then sign in again.',
      };
    case 'encrypted':
      return {
        message: 'The SAML assertion is encrypted, so Daypass cannot read which roles it allows.',
        next: 'Ask the administrator of your identity provider to turn off encryption for this application.',
      };
    case 'expired':
      return { message: 'The SAML response has expired.', next: SIGN_IN_AGAIN };
    case 'notYetValid':
      return {
        message: 'The SAML response is not valid yet, so this computer’s clock is probably slow.',
        next: 'Set the clock, then sign in again.',
      };
    case 'wrongAudience':
      return { message: 'The SAML response is meant for another service than AWS.', next: ASK_IDP_ADMIN };
    default:
      return { message: 'The SAML response allows no AWS role.', next: ASK_IDP_ADMIN };
  }
}

/** Accounts reached by SAML. */
export const samlErrors = {
  samlLinkInvalid: (facts) => ({ message: samlLinkMessage(facts), next: samlLinkAdvice(facts) }),
  samlResponseInvalid: samlResponseWords,
  samlResponseNeeded: () => ({
    message: 'Daypass found no browser that it can open for this sign-in (Chrome, Edge, Brave, Vivaldi or Chromium).',
    next: 'Install one of them, or paste the SAMLResponse with the option --response of daypass login.',
  }),
  samlResponseUnsupported: () => ({
    message: 'This session does not take a SAML response.',
    next: 'Sign in without it, or name a SAML account.',
  }),
} satisfies Partial<ErrorEntries>;
