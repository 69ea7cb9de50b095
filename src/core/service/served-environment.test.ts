import { expect, test } from 'vitest';
import { environmentOf } from './served-environment.ts';

const homeDir = '/home/fake';
const bare = environmentOf({ homeDir, env: {} });

test.each([
  'AWS_CONFIG_FILE',
  'AWS_ENDPOINT_URL_SIGNIN',
  'AWS_ENDPOINT_URL_STS',
  'AWS_LOGIN_CACHE_DIRECTORY',
  'NODE_EXTRA_CA_CERTS',
])('a caller with another %s is of another environment', (name) => {
  expect(environmentOf({ homeDir, env: { [name]: '/other' } })).not.toBe(bare);
});

test.each(['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'HTTPS_PROXY', 'AWS_ACCESS_KEY_ID'])(
  'a caller with another %s is of the same environment, and no value of a key is written',
  (name) => {
    expect(environmentOf({ homeDir, env: { [name]: 'other' } })).toBe(bare);
  },
);
