import { expect, test } from 'vitest';
import { cacheFileWriter } from './cache-file-writer.ts';

const HASHED = `${'0a'.repeat(20)}.json`;
const TOKEN = { startUrl: 'https://d-fake.awsapps.com/start', region: 'eu-west-1', accessToken: 'fake', expiresAt: '' };
const REGISTRATION = { clientId: 'fake', clientSecret: 'fake', expiresAt: '2026-01-01T00:00:00Z' };

test.each<[string, unknown, string | undefined]>([
  [HASHED, TOKEN, 'awsToken'],
  [HASHED, REGISTRATION, 'awsRegistration'],
  [HASHED, { ...TOKEN, authMethod: 'IdC', provider: 'Enterprise' }, 'kiro'],
  [HASHED, { other: 1 }, undefined],
  [HASHED, undefined, undefined],
  [HASHED, [], undefined],
  ['botocore-client-id-eu-west-1.json', undefined, 'awsOldRegistration'],
  ['aws-toolkit-vscode-client-id-us-east-1.json', REGISTRATION, 'vscode'],
  ['aws-toolkit-jetbrains-client-id-us-east-1.json', 12, 'jetbrains'],
  ['kiro-auth-token.json', TOKEN, 'kiro'],
  ['kiro-auth-token-cli.json', undefined, 'kiro'],
  ['notes.json', TOKEN, undefined],
  ['notes.json', 12, undefined],
])('%s with %o', (name, json, writer) => {
  expect(cacheFileWriter(name, json)).toBe(writer);
});
