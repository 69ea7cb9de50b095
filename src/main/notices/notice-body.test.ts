import { expect, test } from 'vitest';
import { bodyFor } from './notice-body.ts';

test('on Linux, where the body is markup, a name cannot become any', () => {
  expect(bodyFor('linux', 'R&D <b>prod</b>')).toBe('R&amp;D &lt;b&gt;prod&lt;/b&gt;');
});

test.each(['darwin', 'win32'] as const)('on %s the body is plain text already', (platform) => {
  expect(bodyFor(platform, 'R&D <b>prod</b>')).toBe('R&D <b>prod</b>');
});
