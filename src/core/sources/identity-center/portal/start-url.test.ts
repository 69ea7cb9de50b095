import { describe, expect, it } from 'vitest';
import { checkStartUrl, portalPage } from './start-url.ts';

describe('start URL', () => {
  it.each([
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

  it.each([
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

  it.each(['https://x.awsapps.com/start', 'https://x.awsapps.com/start/', 'https://x.awsapps.com/start#/'])(
    'routes below %s',
    (startUrl) => {
      expect(portalPage(startUrl, 'console?account_id=1')).toBe('https://x.awsapps.com/start/#/console?account_id=1');
    },
  );
});
