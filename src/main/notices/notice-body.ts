/** Linux notification services read the body as markup (Desktop Notifications Specification); Electron passes it on as it is. */
export function bodyFor(platform: NodeJS.Platform, body: string): string {
  if (platform !== 'linux') return body;
  return body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
