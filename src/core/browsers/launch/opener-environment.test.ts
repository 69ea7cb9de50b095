import { expect, test } from 'vitest';
import { openerEnvironment, secretVariables } from './opener-environment.ts';

test.each([
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_BEARER_TOKEN_BEDROCK',
  'aws_secret_access_key',
  'GITHUB_TOKEN',
  'NPM_CONFIG__AUTH_TOKEN',
  'DB_PASSWORD',
  'OPENAI_API_KEY',
  'NODE_OPTIONS',
  'NODE_DEBUG',
  'ELECTRON_RUN_AS_NODE',
  'DAYPASS_DEBUG',
  'CHROME_DESKTOP',
  'APPIMAGE',
  'APPDIR',
])('%s is not inherited', (name) => {
  expect(openerEnvironment({ [name]: 'fake' })).toEqual({});
});

test.each([
  'PATH',
  'HOME',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'DBUS_SESSION_BUS_ADDRESS',
  'XAUTHORITY',
  'BROWSER',
  'LANG',
  'AWS_PROFILE',
  'AWS_REGION',
  'HTTPS_PROXY',
  'SSH_AUTH_SOCK',
])('%s is inherited', (name) => {
  expect(openerEnvironment({ [name]: 'value' })).toEqual({ [name]: 'value' });
});

test('secrets are named for a process that clears them', () => {
  const env = { AWS_SECRET_ACCESS_KEY: 'fake', GITHUB_TOKEN: 'fake', AWS_PROFILE: 'dev', DAYPASS_HOME: '/x' };
  expect(secretVariables(env)).toEqual(['AWS_SECRET_ACCESS_KEY', 'GITHUB_TOKEN']);
});
