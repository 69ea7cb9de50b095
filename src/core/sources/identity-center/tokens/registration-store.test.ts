import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../secret.ts';
import { readRegistration, writeRegistration, type RegistrationKey } from './registration-store.ts';
import { tempFolder } from '../../../disk/testing/temp-folder.ts';

const key: RegistrationKey = {
  region: 'eu-west-1',
  startUrl: 'https://d-fake.awsapps.com/start',
  scopes: ['sso:account:access'],
  flow: 'browser',
};
const registration = { clientId: 'fake-client', clientSecret: new Secret('fake-secret'), expiresAtMillis: 1_800_000 };

test('a registration is found again by what it was made for, and by nothing else', async () => {
  const folder = join(await tempFolder(onTestFinished), 'registrations');
  await writeRegistration(folder, key, registration);
  const read = await readRegistration(folder, { ...key, scopes: [...key.scopes] });
  expect(read).toMatchObject({ clientId: 'fake-client', expiresAtMillis: 1_800_000 });
  expect(read?.clientSecret.reveal()).toBe('fake-secret');
  const others: Partial<RegistrationKey>[] = [
    { region: 'us-east-1' },
    { startUrl: 'https://d-other.awsapps.com/start' },
    { scopes: [] },
    { flow: 'device' },
  ];
  for (const other of others) expect(await readRegistration(folder, { ...key, ...other })).toBeUndefined();
});

test('the order of scopes does not matter', async () => {
  const folder = await tempFolder(onTestFinished);
  await writeRegistration(folder, { ...key, scopes: ['a', 'b'] }, registration);
  expect(await readRegistration(folder, { ...key, scopes: ['b', 'a'] })).toBeDefined();
});

test('only this user can read it', async () => {
  const folder = join(await tempFolder(onTestFinished), 'registrations');
  await writeRegistration(folder, key, registration);
  const [name = ''] = await fs.readdir(folder);
  expect((await fs.stat(join(folder, name))).mode & 0o7777).toBe(0o600);
  expect((await fs.stat(folder)).mode & 0o7777).toBe(0o700);
});

test.each(['', '{"clientId": "c"', 'null', '{"clientId": "c", "clientSecret": 1, "expiresAtMillis": 1}'])(
  'a file that holds %j is as none',
  async (content) => {
    const folder = await tempFolder(onTestFinished);
    await writeRegistration(folder, key, registration);
    const [name = ''] = await fs.readdir(folder);
    await fs.writeFile(join(folder, name), content);
    expect(await readRegistration(folder, key)).toBeUndefined();
  },
);
