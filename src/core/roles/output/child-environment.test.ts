import { expect, test } from 'vitest';
import { Secret } from '../../secret.ts';
import { childEnvironment, cleanEnvironment } from './child-environment.ts';

const credentials = {
  accountId: '111122223333',
  accessKeyId: 'ASIAFAKEFAKEFAKEFAKE',
  secretAccessKey: new Secret('fake-secret'),
  sessionToken: new Secret('fake-token'),
  expiresAtMillis: Date.UTC(2026, 10, 20, 21),
};

test('a child gets the keys, and all other variables that do not conflict, however they are spelled', () => {
  const person = {
    PATH: '/usr/bin',
    EMPTY: '',
    AWS_PROFILE: 'other',
    Aws_Profile: 'other',
    AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE',
    AWS_SECURITY_TOKEN: 'fake-old',
    AWS_ROLE_ARN: 'arn:aws:iam::444455556666:role/Other',
    APPIMAGE: '/home/ann/Daypass-x86_64.AppImage',
    APPDIR: '/tmp/.mount_Daypass',
    CHROME_DESKTOP: 'daypass-desktop.desktop',
    ORIGINAL_XDG_CURRENT_DESKTOP: 'undefined',
  };
  expect(childEnvironment(person, credentials, undefined)).toStrictEqual({
    PATH: '/usr/bin',
    EMPTY: '',
    AWS_ACCESS_KEY_ID: 'ASIAFAKEFAKEFAKEFAKE',
    AWS_SECRET_ACCESS_KEY: 'fake-secret',
    AWS_SESSION_TOKEN: 'fake-token',
    AWS_CREDENTIAL_EXPIRATION: '2026-11-20T21:00:00Z',
  });
});

test.each([
  [{}, undefined, {}],
  [{}, 'eu-west-1', { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' }],
  [{ AWS_REGION: 'us-east-1' }, 'eu-west-1', { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' }],
  [{ AWS_DEFAULT_REGION: 'us-east-1' }, 'eu-west-1', { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' }],
  [
    { AWS_REGION: '', AWS_DEFAULT_REGION: '' },
    'eu-west-1',
    { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' },
  ],
  [
    { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-west-2' },
    'eu-west-1',
    { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-west-2' },
  ],
])('of %j and the Region %s of the profile the Region is set as %j', (person, profileRegion, expected) => {
  expect(cleanEnvironment(person, profileRegion)).toStrictEqual(expected);
});
