import { expect, test } from 'vitest';
import { hideSecrets } from './hide-secrets.ts';

test.each([
  ['aws_secret_access_key = fake/secret', 'aws_secret_access_key = ••••••••'],
  ['  AWS_SESSION_TOKEN=fake', '  AWS_SESSION_TOKEN=••••••••'],
  ['db_password: fake', 'db_password: ••••••••'],
  ['web_identity_token_file = /run/token', 'web_identity_token_file = /run/token'],
  ['aws_access_key_id = AKIAFAKEFAKEFAKEFAKE', 'aws_access_key_id = AKIAFAKEFAKEFAKEFAKE'],
  ['[profile secret = x]', '[profile secret = x]'],
])('%j is shown as %j', (text, expected) => {
  expect(hideSecrets([{ kind: 'context', lineNumber: 1, text }])[0]?.text).toBe(expected);
});
