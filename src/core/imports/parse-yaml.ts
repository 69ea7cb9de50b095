/**
 * A YAML (or JSON) text as plain values; undefined where it is not valid. Aliases are refused: a few lines of them can
 * stand for gigabytes. Every scalar keeps the form it is written in where `asText` is set: an account's id is no number.
 */
export async function parseYaml(
  text: string,
  { asText = false }: { readonly asText?: boolean } = {},
): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  try {
    const document = parseDocument(text, {
      schema: asText ? 'failsafe' : 'core',
      uniqueKeys: true,
      merge: false,
      logLevel: 'silent',
    });
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}
