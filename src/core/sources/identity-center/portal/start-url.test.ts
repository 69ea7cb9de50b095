import { describe, expect, test } from 'vitest';
import { checkStartUrl, portalHosts, portalPage } from './start-url.ts';

describe('start URL', () => {
  test.each([
    'https://d-demo.awsapps.com/start',
    'https://d-demo.awsapps.com/start/',
    'https://d-demo.awsapps.com/start#',
    'https://d-demo.awsapps.com/start#/',
    'https://d-demo.awsapps.com/start/#/?tab=accounts',
    '  d-demo.awsapps.com/start \n',
    'HTTPS://D-Demo.awsapps.com/start',
    'd-demo.awsapps.com',
    '“https://d-demo.awsapps.com/”',
  ])('cleans %j', (text) => {
    expect(checkStartUrl(text)).toBe('https://d-demo.awsapps.com/start');
  });

  test.each([
    '',
    'start',
    'http://d-demo.awsapps.com/start',
    'javascript:alert(1)',
    'https://user:pw@d-demo.awsapps.com/start',
    'https://d-demo.awsapps.com/start\n[profile x]',
    'https://d-demo awsapps.com',
    'file:///etc/passwd',
  ])('refuses %j', (text) => {
    expect(() => checkStartUrl(text)).toThrow(expect.objectContaining({ code: 'startUrlInvalid' }));
  });

  test.each(['https://x.awsapps.com/start', 'https://x.awsapps.com/start/', 'https://x.awsapps.com/start#/'])(
    'routes below %s',
    (startUrl) => {
      expect(portalPage(startUrl, 'console?account_id=1')).toBe('https://x.awsapps.com/start/#/console?account_id=1');
    },
  );

  test('is shown in 200 characters at most where it is refused', () => {
    const text = `http://${'x'.repeat(300)}`;
    expect(() => checkStartUrl(text)).toThrow(expect.objectContaining({ facts: { startUrl: text.slice(0, 200) } }));
  });

  test.each([
    ['https://x.awsapps.com/start', ['x.awsapps.com']],
    ['http://127.0.0.1:8080/start', ['127.0.0.1:8080']],
    ['no URL', []],
    ['about:blank', []],
  ])('%s is a portal at %j', (startUrl, hosts) => {
    expect(portalHosts(startUrl)).toEqual(hosts);
  });
});
