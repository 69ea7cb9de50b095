import { createHash } from 'node:crypto';
import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import type { IdentityCenter } from '../identity-center.ts';
import type { PublishedRelease } from './release-store.ts';

export function isReleasesPath(path: string): boolean {
  return /^\/repos\/[^/]+\/[^/]+\/releases\/latest$/u.test(path);
}

/**
 * GET /repos/OWNER/NAME/releases/latest, as GitHub's REST API answers it to somebody who is not signed in. Stricter: what
 * says more of the caller than GitHub needs is refused.
 * https://docs.github.com/en/rest/releases/releases#get-the-latest-release
 */
export function latestRelease({ path, query, headers }: SimulatorRequest, { releases }: IdentityCenter): Answer {
  if (releases.instead !== undefined) return releases.instead;
  if (headers['user-agent'] === undefined)
    return problem(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
    );
  if (headers.accept !== 'application/vnd.github+json') return problem(415, 'Unsupported Accept header');
  const tells = ['authorization', 'cookie', 'referer', 'accept-language'].filter((name) => headers[name] !== undefined);
  if (tells.length > 0 || query.size > 0) return problem(400, `Says more than is needed: ${tells.join(', ')}`);
  const { latest } = releases;
  if (path !== `${releases.path}/latest` || latest === undefined) return problem(404, 'Not Found');
  const body = JSON.stringify(releaseBody(releases.repository, latest));
  const etag = `W/"${createHash('sha256').update(body).digest('hex')}"`;
  const common = {
    etag,
    'cache-control': 'public, max-age=60, s-maxage=60',
    'x-github-media-type': 'github.v3; format=json',
  };
  if (headers['if-none-match'] === etag) return { status: 304, headers: common, body: '' };
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', ...common }, body };
}

function releaseBody(repository: string, { version, prerelease = false, draft = false }: PublishedRelease): object {
  const page = `https://github.com/${repository}`;
  return {
    url: `https://api.github.com/repos/${repository}/releases/1`,
    html_url: `${page}/releases/tag/v${version}`,
    tag_name: `v${version}`,
    name: `Daypass ${version}`,
    draft,
    prerelease,
    body: 'What changed',
    assets: [{ name: 'SHA256SUMS', browser_download_url: `${page}/releases/download/v${version}/SHA256SUMS` }],
  };
}

function problem(status: number, message: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ message, documentation_url: 'https://docs.github.com/rest' }),
  };
}
