/** A release's version as its tag names it. Pre-releases and anything else that is not three numbers is no release. */
const RELEASE = /^v?(?<version>\d{1,5}\.\d{1,5}\.\d{1,5})$/u;
/** Of a build of our own, which may be a pre-release. */
const BUILD = /^(?<version>\d{1,5}\.\d{1,5}\.\d{1,5})(?<preRelease>-.+)?$/u;

/** Returns `1.2.3` for the tag `v1.2.3`, undefined for what is no release's tag. */
export function releaseVersion(tag: unknown): string | undefined {
  return typeof tag === 'string' ? RELEASE.exec(tag)?.groups?.['version'] : undefined;
}

/** Returns true if a release comes after a build. The release of a number comes after its pre-releases. */
export function isNewer(release: string, build: string): boolean {
  const { version = '', preRelease } = BUILD.exec(build)?.groups ?? {};
  const ours = version.split('.').map(Number);
  const theirs = release.split('.').map(Number);
  const at = theirs.findIndex((number, index) => number !== ours[index]);
  if (at === -1) return preRelease !== undefined;
  return Number(theirs[at]) > Number(ours[at]);
}
