import { expect, test } from 'vitest';
import { projectPages } from './project-pages.ts';

test('a release knows its pages by the repository that made it', () => {
  expect(projectPages('github:acme/daypass')).toEqual({
    docs: 'https://github.com/acme/daypass#readme',
    changes: 'https://github.com/acme/daypass/releases',
    issues: 'https://github.com/acme/daypass/issues',
  });
});

test.each([undefined, 'https://elsewhere.example/daypass', 'github:acme/../x@elsewhere.example/', { type: 'git' }])(
  'a build without a repository of GitHub’s has none: %j',
  (repository) => {
    expect(projectPages(repository)).toEqual({});
  },
);
