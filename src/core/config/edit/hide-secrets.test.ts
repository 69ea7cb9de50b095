import { assert, constantFrom, property, string, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from '../document/config-document.ts';
import { SecretHider } from './hide-secrets.ts';
import type { AwsFileKind } from '../clients/client-reading.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYFAKEFAKE00';

function shown(text: string, file: AwsFileKind = 'config'): string[] {
  const { layout } = parseConfig(text);
  const hider = new SecretHider(layout, file);
  return text.split('\n').map((line, index) => hider.hideBefore(index, line));
}

function shownAsAdded(text: string, file: AwsFileKind = 'config'): string[] {
  const hider = new SecretHider(parseConfig('').layout, file);
  return text.split('\n').map((line, index) => hider.hideAfter(line, index === 0 ? 0 : undefined));
}

const SHAPES = [
  'aws_secret_access_key = <S>',
  '  AWS_SESSION_TOKEN=<S>',
  'db_password: <S>',
  'aws_secret_access_key =\n  <S>',
  'aws_secret_access_key =\n\n  # note\n  <S>',
  'aws_secret_access_key <S>',
  'aws_secret_access_key\n  <S>',
  '<S>',
  '  <S>',
  '[profile x] aws_secret_access_key = <S>',
  '[profile x] <S>',
  '[profile x aws_secret_access_key = <S>',
  '# aws_secret_access_key = <S>',
  '#aws_secret_access_key=<S>',
  '# <S> is the aws_secret_access_key',
  '# <S>: aws_secret_access_key',
  '; password <S>',
  's3 =\n  secret = <S>',
  's3 =\n  secret =\n    <S>',
  'credential_process = tool --password <S>',
  'credential_process = tool --password "<S> and more"',
  'credential_process = tool --token=<S> --other',
  'credential_process = tool --client-secret <S>',
  'credential_process = tool --password\n  <S>',
  'credential_process = env API_KEY=<S> tool',
  'proxy = https://user:<S>@host:8080/path',
  'endpoint_url = https://host/?access_token=<S>&x=1',
  'pass = <S>',
  'pwd = <S>',
  'authorization = Bearer <S>',
  'okta_credential = <S>',
  'region = eu-west-1 # aws_secret_access_key = <S>',
  'region = eu-west-1 # <S> password',
  '\ufeffaws_secret_access_key = <S>',
] as const;

test.each(SHAPES)('%j shows no secret, whether the line was there before or is added', (shape) => {
  for (const secret of [SECRET, 'hunter2x']) {
    // A short secret that nothing names looks like any other word.
    if (secret !== SECRET && !/secret|pass|pwd|token|key|credential|authorization|:<S>@|\] <S>/i.test(shape)) continue;
    const text = shape.replace('<S>', secret);
    for (const file of ['config', 'credentials'] as const) {
      expect(shown(`[default]\n${text}`, file).join('\n')).not.toContain(secret);
      expect(shownAsAdded(text, file).join('\n')).not.toContain(secret);
    }
  }
});

test.each([
  ['web_identity_token_file = /run/token'],
  ['aws_access_key_id = AKIAFAKEFAKEFAKEFAKE'],
  ['secret_path = /run/place'],
  ['external_id = partner-12'],
  ['[profile secret = x]'],
  ['sso_start_url = https://my-company-in-europe.awsapps.com/start'],
  ['role_arn = arn:aws:iam::111122223333:role/OrganizationAccountAccessRole'],
  ['sso_role_name = AWSReservedSSO_AdministratorAccess'],
  ['ca_bundle = /etc/company/certificates/authorities/bundle.pem'],
  ['credential_process = /opt/tools/aws-helper --profile team'],
  ['sso_registration_scopes = sso:account:access'],
  ['# team accounts, see the wiki'],
])('%j stays as it is in the config file', (text) => {
  expect(shown(text)).toEqual([text]);
});

test('in the credentials file no value is quoted, only names', () => {
  const text =
    '[team]\naws_access_key_id = AKIAFAKE\nregion = eu-west-1\n# note to self\nloose words\n# Made by Daypass';
  expect(shown(text, 'credentials')).toEqual([
    '[team]',
    'aws_access_key_id = ••••••••',
    'region = ••••••••',
    '# ••••••••',
    '••••••••',
    '# Made by Daypass',
  ]);
});

test('no random secret is shown by any shape that names it or by its look', () => {
  const secrets = stringMatching(/^[A-Za-z0-9+/]{40}$/).filter((text) => new Set(text).size > 20);
  assert(
    property(
      constantFrom(...SHAPES),
      secrets,
      constantFrom<AwsFileKind>('config', 'credentials'),
      (shape, secret, file) => {
        const text = shape.replace('<S>', () => secret);
        expect(shown(`[default]\n${text}`, file).join('\n')).not.toContain(secret);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('any value of the credentials file is hidden', () => {
  assert(
    property(string({ minLength: 4, unit: 'grapheme-ascii' }), (value) => {
      expect(shown(`[x]\nkey = 00${value}`, 'credentials')[1]).toBe('key = ••••••••');
    }),
  );
});

test('spaces behind a header stay, so that the shown diff is exact', () => {
  const text = '[profile a]  ';
  expect(new SecretHider(parseConfig(`${text}\n`).layout, 'config').hideBefore(0, text)).toBe(text);
});
