import { expect, test } from 'vitest';
import { findingsOf } from './testing/patient.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYFAKEFAKE00';

test.each([
  [`[x]\naws_secret_access_key ${SECRET}\n`],
  [`[x]\n${SECRET}\n`],
  [`[x]\naws_secret_access_key =\n  ${SECRET}\n`],
  [`[x] aws_secret_access_key = ${SECRET}\n[x]\n`],
  [`aws_secret_access_key = ${SECRET}\n`],
  [`[x]\naws_secret_access_key = ${SECRET}\naws_secret_access_key = ${SECRET}\n`],
  [`[x]\nregion = https://ann:${SECRET}@host\n`],
])('no finding about %j holds the secret, in its line or its facts', (text) => {
  for (const patient of [{ credentials: text }, { config: text }]) {
    expect(JSON.stringify(findingsOf(patient))).not.toContain(SECRET);
  }
  expect(findingsOf({ credentials: text, config: text })).not.toEqual([]);
});

test('the path of a file in a folder whose name looks random is shown whole', () => {
  const path = '/tmp/t1/Ab3-z1XZfQ9k/x7Y-q2R8tU4v/aws/sso/cache';
  const foreign = [{ path, reason: 'foreignOwner', owner: '1501' } as const];
  expect(findingsOf({ evidence: { foreign } }).map(({ facts }) => facts['path'])).toEqual([path]);
});
