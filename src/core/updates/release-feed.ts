/** Names another place for the list of releases: a mirror in an organization's network, or a test server. */
const RELEASES_VARIABLE = 'DAYPASS_RELEASES_URL';

const NAME = String.raw`[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_])?`;
const GITHUB_REPOSITORY = new RegExp(
  String.raw`^(?:github:|(?:git\+)?https://github\.com/)(?<repository>${NAME}/${NAME})$`,
  'u',
);
/** Names, IPv4 and IPv6, with a port. URLs may hold more in a host, `;`, `$` and quotes among it, which a shell would run. */
const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/u;
const RELEASES_PATH = new RegExp(String.raw`/repos/(?<repository>${NAME}/${NAME})/releases/?$`, 'u');

/** Where releases are listed, and where their pages and files are. The list itself names no address that is used. */
export interface ReleaseFeed {
  /** GitHub's API: `https://api.github.com/repos/OWNER/NAME/releases/latest`. */
  readonly latestUrl: string;
  /** `https://github.com/OWNER/NAME`, without a slash at the end. */
  readonly repositoryUrl: string;
}

/**
 * Returns the releases of the repository that the build's package.json names, or those that the environment names.
 * Undefined if neither does, as in a build from source, and for an address that is no list of releases.
 */
export function releaseFeed(
  repository: unknown,
  env: Readonly<Record<string, string | undefined>>,
): ReleaseFeed | undefined {
  const chosen = env[RELEASES_VARIABLE];
  if (chosen !== undefined && chosen !== '') return feedAt(chosen);
  const named = githubName(repository);
  if (named === undefined) return undefined;
  return { latestUrl: `https://api.github.com/repos/${named}/releases/latest`, repositoryUrl: githubUrl(named) };
}

/** The address of the repository that a package.json names, without a slash at the end; undefined if it is none of GitHub's. */
export function repositoryAddress(repository: unknown): string | undefined {
  const named = githubName(repository);
  return named === undefined ? undefined : githubUrl(named);
}

/** `OWNER/NAME`, from the text or the `url` of a package.json's `repository`. */
function githubName(repository: unknown): string | undefined {
  const text: unknown = typeof repository === 'string' ? repository : Object(repository).url;
  if (typeof text !== 'string') return undefined;
  return GITHUB_REPOSITORY.exec(text.replace(/\.git$/u, ''))?.groups?.['repository'];
}

function githubUrl(name: string): string {
  return `https://github.com/${name}`;
}

function feedAt(address: string): ReleaseFeed | undefined {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return undefined;
  if (!HOST.test(url.host)) return undefined;
  if (url.protocol !== 'https:' && !isPlainLoopback(url)) return undefined;
  const repository = RELEASES_PATH.exec(url.pathname)?.groups?.['repository'];
  if (repository === undefined) return undefined;
  const pagesAt = url.host === 'api.github.com' ? 'https://github.com' : url.origin;
  return { latestUrl: `${url.href.replace(/\/$/u, '')}/latest`, repositoryUrl: `${pagesAt}/${repository}` };
}

function isPlainLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
}

/** The page of a release, with what it changes. */
export function releasePage({ repositoryUrl }: ReleaseFeed, version: string): string {
  return `${repositoryUrl}/releases/tag/v${version}`;
}
