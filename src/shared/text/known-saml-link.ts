/** Links by which other identity providers start a sign-in: Google Workspace, Keycloak and more; AD FS; Entra ID; Okta; OneLogin. */
const KNOWN_PROVIDERS: readonly RegExp[] = [
  /[/?&=._-]saml/iu,
  /\/adfs\/ls\/idpinitiatedsignon/iu,
  /^https:\/\/(?:launcher\.myapps|myapps)\.microsoft\.com\//iu,
  /^https:\/\/account\.activedirectory\.windowsazure\.com\//iu,
  /^https:\/\/[\w-]{1,63}\.okta(?:preview|-emea)?\.com\/(?:home|app)\//iu,
  /^https:\/\/[\w-]{1,63}\.onelogin\.com\/launch\//iu,
];
/** `#/saml/default/NAME/ins-…` of an access portal, whose application it names. */
const PORTAL_APPLICATION = /#\/?saml\/(?:default|custom)\/([^/?#]{0,300})\//iu;

/**
 * The application that a text surely names: an access portal's link to one, in any encoding, or a known identity provider's.
 * Undefined for other texts, a start URL among them.
 */
export function knownSamlLink(text: string): { readonly name?: string } | undefined {
  const link = text
    .trim()
    .replace(/^[<"'`「]/u, '')
    .replaceAll(/%23/giu, '#')
    .replaceAll(/%2f/giu, '/');
  if (!/^https?:\/\//iu.test(link)) return undefined;
  const [, name] = PORTAL_APPLICATION.exec(link) ?? [];
  if (name !== undefined) return { name: decoded(name.replaceAll('+', ' ')) };
  return KNOWN_PROVIDERS.some((pattern) => pattern.test(link)) ? {} : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
