/**
 * The value in what a person copies from developer tools: the bare value, or a whole form (`SAMLResponse=…&RelayState=…`),
 * percent-encoded or not.
 */
export function pastedSamlResponse(pasted: string): string {
  const text = pasted.trim();
  const [, value = text] = /(?:^|&)SAMLResponse=([^&]*)/u.exec(text) ?? [];
  return value.includes('%') ? decoded(value) : value;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
