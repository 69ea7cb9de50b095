import { describe, expect, test } from 'vitest';
import { shortcutLink } from './shortcut-link.ts';

const session = (startUrl: string, region = 'eu-west-1') => ({ startUrl, region });
const role = { sourceId: 'corp', accountId: '111111111111', roleName: 'Admin' };
const corp = session('https://corp.awsapps.com/start');

describe('the shortcut link', () => {
  test('is the portal shortcut, for every form of start URL', () => {
    const link = 'https://corp.awsapps.com/start/#/console?account_id=111111111111&role_name=Admin';
    for (const end of ['', '/', '#', '#/']) {
      expect(shortcutLink(session(`https://corp.awsapps.com/start${end}`), role)).toBe(link);
    }
  });

  test('leads to a path of the console, or to a whole console URL', () => {
    const to = (destination: string) =>
      new URL(shortcutLink(corp, role, { destination }).replace('#/', '')).searchParams.get('destination');
    expect(to('/s3/home')).toBe('https://console.aws.amazon.com/s3/home');
    const regional = 'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:';
    expect(to(regional)).toBe(regional);
    const china = session('https://start.home.awsapps.cn/directory/corp', 'cn-north-1');
    expect(shortcutLink(china, role, { destination: '/ec2' })).toContain(
      encodeURIComponent('https://console.amazonaws.cn/ec2'),
    );
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    'https://console.aws.amazon.com.evil.example/',
    'https://evilconsole.aws.amazon.com/',
    'javascript:alert(1)',
    'http://console.aws.amazon.com/',
    'https://user@console.aws.amazon.com/',
    '/s3\n/x',
  ])('refuses to lead to %j', (destination) => {
    expect(() => shortcutLink(corp, role, { destination })).toThrow(
      expect.objectContaining({ code: 'destinationInvalid' }),
    );
  });

  test('escapes a hostile role name', () => {
    const link = shortcutLink(corp, { ...role, roleName: 'A&destination=https://evil.example# "' });
    expect(new URL(link.replace('#/', '')).searchParams.get('role_name')).toBe('A&destination=https://evil.example# "');
    expect(link).not.toMatch(/[\s"]/);
  });
});

describe('a Region of the console', () => {
  const placed = (place: { destination?: string; region?: string }, session_ = corp) =>
    new URL(shortcutLink(session_, role, place).replace('#/', '')).searchParams.get('destination');

  test('goes into the query of the page, in every partition', () => {
    expect(placed({ region: 'eu-central-1' })).toBe('https://console.aws.amazon.com/console/home?region=eu-central-1');
    expect(placed({ destination: 's3', region: 'us-east-1' })).toBe(
      'https://console.aws.amazon.com/s3?region=us-east-1',
    );
    expect(placed({ destination: '/ec2/home?region=eu-west-1#Instances:', region: 'us-east-1' })).toBe(
      'https://console.aws.amazon.com/ec2/home?region=us-east-1#Instances:',
    );
    const gov = session('https://start.us-gov-home.awsapps.com/directory/corp', 'us-gov-west-1');
    expect(placed({ region: 'us-gov-east-1' }, gov)).toBe(
      'https://console.amazonaws-us-gov.com/console/home?region=us-gov-east-1',
    );
  });

  test.each(['cn-north-1', 'us-gov-west-1', 'eu-west-1.evil.example', ''])('is refused when it is %j', (region) => {
    expect(() => shortcutLink(corp, role, { region })).toThrow(expect.objectContaining({ code: 'regionInvalid' }));
  });
});
