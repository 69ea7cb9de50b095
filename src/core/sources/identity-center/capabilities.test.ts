import { expect, test } from 'vitest';
import { IDENTITY_CENTER, LEGACY_SSO } from '../../../shared/testing/sources.ts';
import { sourceInfo } from './capabilities.ts';

test.each([
  ['identityCenter', 'acme', 'https://acme.awsapps.com/start', 'acme'],
  ['legacySso', 'https://acme.awsapps.com/start#/', 'https://acme.awsapps.com/start#/', 'acme.awsapps.com'],
  ['legacySso', 'https://me:pw@acme.example:8443/x', 'https://me:pw@acme.example:8443/x', 'acme.example:8443'],
  ['legacySso', 'http://acme.example/x', 'http://acme.example/x', 'acme.example'],
  ['legacySso', 'see https://acme.example', 'see https://acme.example', 'see https://acme.example'],
  ['legacySso', 'no url', 'no url', 'no url'],
] as const)('the label of %s %s', (type, name, startUrl, label) => {
  const session = { type, name, startUrl, region: 'eu-west-1', scopes: [], profileNames: [] };
  expect(sourceInfo(session)).toMatchObject({ id: name, label, startUrl, region: 'eu-west-1' });
});

test('the shells are tested with what both forms can do', () => {
  const session = { name: 'a', startUrl: 'https://a.awsapps.com/start', region: '', scopes: [], profileNames: [] };
  expect(sourceInfo({ ...session, type: 'identityCenter' }).can).toStrictEqual(IDENTITY_CENTER);
  expect(sourceInfo({ ...session, type: 'legacySso' }).can).toStrictEqual(LEGACY_SSO);
});
