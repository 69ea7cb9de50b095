import { describe, expect, it } from 'vitest';
import { cleanStartUrl, nameInStartUrl } from './start-url.ts';

describe('cleaning', () => {
  it.each([
    ['https://acme.awsapps.com/start', 'https://acme.awsapps.com/start'],
    ['  https://acme.awsapps.com/start/ ', 'https://acme.awsapps.com/start'],
    ['https://acme.awsapps.com/start#/', 'https://acme.awsapps.com/start'],
    ['https://acme.awsapps.com/start/#/?tab=accounts', 'https://acme.awsapps.com/start'],
    ['acme.awsapps.com', 'https://acme.awsapps.com/start'],
    ['acme.awsapps.com/start', 'https://acme.awsapps.com/start'],
    ['<https://ACME.awsapps.com/start>', 'https://acme.awsapps.com/start'],
    ['“https://acme.awsapps.com/start”', 'https://acme.awsapps.com/start'],
    ['https://start.home.awsapps.cn/directory/d-123/', 'https://start.home.awsapps.cn/directory/d-123'],
    [
      'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws/',
      'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws',
    ],
    ['http://localhost.test:8080/start/', 'http://localhost.test:8080/start'],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanStartUrl(typed)).toBe(clean);
  });

  it.each(['', 'acme', 'not a url', 'https://', 'javascript:alert(1)'])('leaves %j for the person to mend', (typed) => {
    expect(cleanStartUrl(typed)).toBe(typed);
  });

  it('is done after once', () => {
    const once = cleanStartUrl('acme.awsapps.com/start#/');
    expect(cleanStartUrl(once)).toBe(once);
  });
});

describe('what a start URL tells', () => {
  it('holds a name unless AWS made it up', () => {
    expect(nameInStartUrl('https://acme.awsapps.com/start')).toBe('acme');
    expect(nameInStartUrl('https://d-9067642ac7.awsapps.com/start')).toBeUndefined();
    expect(nameInStartUrl('https://portal.example.com/')).toBeUndefined();
  });
});
