/** Returns what the changelog says of a version, without its heading. Throws where it says nothing: a release needs its notes. */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m);
  const section = sections.find((one) => one.startsWith(`[${version}]`));
  const notes = section?.slice(section.indexOf('\n') + 1).trim() ?? '';
  if (notes === '')
    throw new Error(`CHANGELOG.md has no section [${version}]. Name the unreleased one so, with its date.`);
  return `${notes}\n`;
}
