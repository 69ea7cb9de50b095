import { expect, test } from 'vitest';
import { Secret } from '../../secret.ts';
import { rolesToMint } from './roles-to-mint.ts';

const role = (number: number) => ({
  accountId: '111122223333',
  roleName: `Role${number}`,
  roleArn: `arn:aws:iam::111122223333:role/Role${number}`,
  providerArn: 'arn:aws:iam::111122223333:saml-provider/Idp',
});
const roles = (count: number) => Array.from({ length: count }, (_role, number) => role(number));
const keysOf = (number: number) => ({
  roleArn: role(number).roleArn,
  credentials: {
    accountId: '111122223333',
    accessKeyId: 'AKIAFAKE',
    secretAccessKey: new Secret('fake-secret'),
    sessionToken: new Secret('fake-token'),
    expiresAtMillis: 1,
  },
  mintedAtMillis: 0,
});

test('keys of all of a few roles are issued', () => {
  expect(rolesToMint(roles(8), [], true)).toEqual(roles(8));
});

test('of many roles none is, before one was used', () => {
  expect(rolesToMint(roles(9), [], true)).toEqual([]);
});

test('roles used before are taken alone, unless they are gone', () => {
  expect(rolesToMint(roles(9), [keysOf(7), keysOf(2), keysOf(20)], true)).toEqual([role(2), role(7)]);
  expect(rolesToMint(roles(3), [keysOf(20)], true)).toEqual(roles(3));
});

test('keys of 40 roles are issued where no other assertion comes without the person', () => {
  expect(rolesToMint(roles(41), [keysOf(7)], false)).toEqual(roles(40));
});
