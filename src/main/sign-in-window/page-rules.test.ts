import { expect, test } from 'vitest';
import { judgeRequest, mayNavigate, shownAddress } from './page-rules.ts';

const START = 'https://idp.example/app';
const judge = (url: string, method = 'GET', isPage = true, start = START) =>
  judgeRequest({ url, method, isPage }, start);

test.each([
  'https://signin.aws.amazon.com/saml',
  'https://ap-northeast-1.signin.aws.amazon.com/saml',
  'https://signin.aws.amazon.com/saml/acs/SAMLSP1A2B',
  'https://signin.amazonaws-us-gov.com/saml',
  'https://signin.amazonaws.cn/saml',
  'https://signin.amazonaws-eusc.eu/saml',
])('a form that a page posts to %s is taken; one of a frame or script is refused', (url) => {
  expect(judge(url, 'POST')).toBe('takeForm');
  expect(judge(url, 'POST', false)).toBe('refuse');
  expect(judge(url, 'GET')).toBe('allow');
});

test.each([
  'https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/any',
  'https://other-idp.example/saml',
  'https://login.microsoftonline.com/common/oauth2',
])('a form to %s is a step of the sign-in', (url) => expect(judge(url, 'POST')).toBe('allow'));

test.each([
  'https://signin.aws.amazon.com./saml',
  'https://signin.aws.amazon.com/saml/',
  'https://signin.aws.amazon.com//saml',
  'https://signin.aws.amazon.com/%73aml',
  'https://signin.aws.amazon.com/saml;x',
])('a form to %s, which AWS might read as the endpoint, is refused', (url) => {
  expect([judge(url, 'POST'), judge(url, 'POST', false)]).toEqual(['refuse', 'refuse']);
});

test.each([
  'http://idp.example/',
  'http://signin.aws.amazon.com/saml',
  'http://127.0.0.1:8080/',
  'ws://idp.example/',
  'ftp://idp.example/',
  'file:///etc/passwd',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'app://daypass/index.html',
  'app://sign-in/1/',
  'ssh://evil.example',
  'not a url',
  'https://signin.aws.amazon.com.evil.example/saml',
  'https://signin-aws-amazon-com.evil.example/saml',
  'https://amazonaws.com.evil.example/',
  'https://d-1.awsapps.com-login.example/start',
])('%s is refused, as page, frame and script', (url) => {
  expect([judge(url), judge(url, 'GET', false), judge(url, 'POST')]).toEqual(['refuse', 'refuse', 'refuse']);
  expect(mayNavigate(url, START)).toBe(false);
});

test('http is for an application on this machine alone, and on this machine alone', () => {
  const local = 'http://127.0.0.1:8080/idp';
  expect(judge('http://localhost:9/any', 'GET', true, local)).toBe('allow');
  expect(judge('http://idp.example/', 'GET', true, local)).toBe('refuse');
  expect(judge('http://127.0.0.1.evil.example/', 'GET', true, local)).toBe('refuse');
  expect(judge('http://127.0.0.1/', 'GET', true, 'https://127.0.0.1/')).toBe('refuse');
});

test.each([
  ['https://idp.example/app?x#y', 'idp.example', true],
  ['https://idp.example:8443/', 'idp.example:8443', true],
  ['https://user:pw@idp.example/', 'idp.example', true],
  ['https://аmazon.com/', 'xn--mazon-3ve.com', true],
  ['http://127.0.0.1:80/', 'http://127.0.0.1', false],
  ['about:blank', 'about:blank', false],
  ['data:text/html,https://aws.amazon.com', 'data:', false],
  ['', '', false],
])('%s is shown as %s', (url, text, isSecure) => expect(shownAddress(url)).toEqual({ text, isSecure }));

test('of a long host the end is shown, which says whose it is', () => {
  const { text } = shownAddress(`https://signin.aws.amazon.com.${'a'.repeat(60)}.${'b'.repeat(60)}.evil.example/`);
  expect(text).toMatch(/^….*\.evil\.example$/u);
  expect(text.length).toBeLessThan(75);
});
