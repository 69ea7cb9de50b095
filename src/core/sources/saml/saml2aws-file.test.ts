import { expect, test } from 'vitest';
import { parseSaml2aws } from './saml2aws-file.ts';

const PORTAL = 'https://d-1234567890.awsapps.com/start/#/saml/default/Partner%20accounts/ins-0123456789abcdef';

test('reads several accounts, in the order of the file', () => {
  const text = `; made by saml2aws\n[default]\nurl = ${PORTAL}\nprovider=Browser\naws_session_duration = 7200\n\n[ other ]\r\nurl: https://id.example.test/app\r\n`;
  expect(parseSaml2aws(text)).toEqual([
    { name: 'default', url: PORTAL, sessionSeconds: 7200 },
    { name: 'other', url: 'https://id.example.test/app' },
  ]);
});

test.each([
  ['plain', PORTAL, PORTAL],
  ['plain with a comment', `${PORTAL} # mine`, PORTAL],
  ['in double quotes', `"${PORTAL}"`, PORTAL],
  ['in back-ticks', `\`${PORTAL}\` ; x`, PORTAL],
  ['in triple quotes', `"""${PORTAL}"""`, PORTAL],
  ['with an equals sign', 'https://id.example.test/sso?app=1&x=#/y', 'https://id.example.test/sso?app=1&x=#/y'],
])('a URL %s stays whole', (_name, written, url) => {
  expect(parseSaml2aws(`[a]\nurl = ${written}\n`)).toEqual([{ name: 'a', url }]);
});

test('makes the page of the sign-in for providers that are given by a base URL', () => {
  expect(parseSaml2aws('[a]\nprovider = ADFS\nurl = https://fs.example.test/\n')).toEqual([
    {
      name: 'a',
      url: 'https://fs.example.test/adfs/ls/IdpInitiatedSignOn.aspx?loginToRp=urn%3Aamazon%3Awebservices',
    },
  ]);
  const [azure] = parseSaml2aws('[a]\nprovider = AzureAD\napp_id = 11-22\nurl = https://account.example.test\n');
  expect(azure?.url).toBe(
    'https://account.example.test/applications/redirecttofederatedapplication.aspx?Operation=LinkedSignIn&applicationId=11-22',
  );
});

test.each(['', '[a]\nname = x\n', 'url = https://id.example.test\n', '[a\nurl'])('%j has no account', (text) => {
  expect(parseSaml2aws(text)).toEqual([]);
});
