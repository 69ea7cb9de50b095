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

test.each([
  '',
  '[a]\nname = x\n',
  '[a]\nprovider = adfs\n',
  '[a]\nprovider = azuread\napp_id = x\nurl = /\n',
  'url = https://id.example.test\n',
  '[a\nurl',
])('%j has no account', (text) => {
  expect(parseSaml2aws(text)).toEqual([]);
});

const withUrl = (more: string) => parseSaml2aws(`[a]\nurl = https://id.example.test\n${more}`);

test.each([
  ['900', 900],
  [' 43200 ', 43_200],
  ['899', undefined],
  ['0', undefined],
  ['1h', undefined],
  ['3600.5', undefined],
  ['', undefined],
])('a session of %j seconds is one of %s', (written, sessionSeconds) => {
  expect(withUrl(`aws_session_duration = ${written}\n`)).toStrictEqual([
    { name: 'a', url: 'https://id.example.test', ...(sessionSeconds !== undefined && { sessionSeconds }) },
  ]);
});

test.each([
  ['adfs', 'https://id.example.test/adfs/ls/IdpInitiatedSignOn.aspx?loginToRp=urn%3Aamazon%3Awebservices'],
  ['ADFS2', 'https://id.example.test/adfs/ls/IdpInitiatedSignOn.aspx?loginToRp=urn%3Aamazon%3Awebservices'],
  ['xadfs', 'https://id.example.test'],
  ['adfs3', 'https://id.example.test'],
  ['AzureAD', 'https://id.example.test'],
  ['Okta', 'https://id.example.test'],
])('the page of the provider %s is %s', (provider, url) => {
  expect(withUrl(`provider = ${provider}\n`)).toEqual([{ name: 'a', url }]);
});

test('a page of ADFS is asked for the party that the file names', () => {
  const [account] = withUrl('provider = adfs\naws_urn = urn:amazon:webservices:cn\napp_id = x\n');
  expect(account?.url).toContain('loginToRp=urn%3Aamazon%3Awebservices%3Acn');
  expect(withUrl('provider = adfs\naws_urn =\n')[0]?.url).toContain('loginToRp=urn%3Aamazon%3Awebservices');
  expect(withUrl('provider = okta\napp_id = x\n')[0]?.url).toBe('https://id.example.test');
});

test('a section that comes twice is one, its later values count, and names of keys are of any case', () => {
  const text =
    '\ufeff[ a ] # c\nurl = https://one.example\n[b]\nURL = https://b.example\n[a]\n  Url : https://two.example\n';
  expect(parseSaml2aws(text)).toEqual([
    { name: 'a', url: 'https://two.example' },
    { name: 'b', url: 'https://b.example' },
  ]);
});

test.each([
  ['"https://x.example # 1"', 'https://x.example # 1'],
  ["'https://x.example ; 1' # c", 'https://x.example ; 1'],
  ['"https://x.example', '"https://x.example'],
  ['https://x.example/"a"', 'https://x.example/"a"'],
  ['https://x.example\t; c', 'https://x.example'],
  ['https://x.example#c', 'https://x.example#c'],
  ['https://x.example   # c', 'https://x.example'],
  ['https://x.example/[b]', 'https://x.example/[b]'],
  ['https://x.example/"""', 'https://x.example/"""'],
])('the value %j is read as %j', (written, url) => {
  expect(parseSaml2aws(`[a]\nurl = ${written}\n# url = https://c.example\n;url = https://c.example\n= x\n`)).toEqual([
    { name: 'a', url },
  ]);
});

test('sections and settings may be indented', () => {
  expect(parseSaml2aws('  [a]\n\turl = https://x.example\n')).toEqual([{ name: 'a', url: 'https://x.example' }]);
});
