import { expect, test } from 'vitest';
import { releaseFeed, releasePage } from './release-feed.ts';

test.each(['github:owner/daypass', 'https://github.com/owner/daypass', 'git+https://github.com/owner/daypass.git'])(
  'the releases of %s are asked for at GitHub’s API, and their pages are at GitHub',
  (repository) => {
    const feed = releaseFeed(repository, {});
    expect(feed?.latestUrl).toBe('https://api.github.com/repos/owner/daypass/releases/latest');
    expect(feed && releasePage(feed, '0.2.0')).toBe('https://github.com/owner/daypass/releases/tag/v0.2.0');
  },
);

test.each([
  undefined,
  '',
  'github:owner',
  'github:owner/../../evil',
  'https://github.com.evil.example/owner/daypass',
  'https://evil.example/owner/daypass',
  'http://github.com/owner/daypass',
  'github:owner/day pass',
  'github:owner/$(touch evil)',
  7,
])('the repository %j has no releases', (repository) => {
  expect(releaseFeed(repository, {})).toBeUndefined();
});

test('the environment names another list, whose pages are on the same server', () => {
  const at = (address: string) => releaseFeed('github:owner/daypass', { DAYPASS_RELEASES_URL: address });
  expect(at('https://git.example.com/api/v3/repos/team/daypass/releases/')).toEqual({
    latestUrl: 'https://git.example.com/api/v3/repos/team/daypass/releases/latest',
    repositoryUrl: 'https://git.example.com/team/daypass',
  });
  expect(at('https://api.github.com/repos/fork/daypass/releases')?.repositoryUrl).toBe(
    'https://github.com/fork/daypass',
  );
  expect(at('https://[2001:db8::1]:8443/repos/fork/daypass/releases')?.repositoryUrl).toBe(
    'https://[2001:db8::1]:8443/fork/daypass',
  );
  expect(at('http://127.0.0.1:8123/repos/fork/daypass/releases')?.repositoryUrl).toBe(
    'http://127.0.0.1:8123/fork/daypass',
  );
});

test.each([
  'http://git.example.com/repos/team/daypass/releases',
  'https://me:secret@git.example.com/repos/team/daypass/releases',
  'https://git.example.com/repos/team/daypass/releases?token=1',
  'https://git.example.com/releases',
  'https://x;id;.example/repos/o/n/releases',
  'https://$(id).example/repos/o/n/releases',
  'https://x&id&.example/repos/o/n/releases',
  'https://`id`.example/repos/o/n/releases',
  "https://x'.example/repos/o/n/releases",
  'https://x(y).example/repos/o/n/releases',
  'file:///repos/team/daypass/releases',
  'not an address',
])('the address %s is no list, and the build’s own is not taken in its place', (address) => {
  expect(releaseFeed('github:owner/daypass', { DAYPASS_RELEASES_URL: address })).toBeUndefined();
});
