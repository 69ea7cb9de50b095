import { describe, expect, test } from 'vitest';
import { consoleDestination, consoleHome } from './console-destination.ts';

const REGION = 'eu-west-1';

test('nowhere in particular is no place', () => {
  expect(consoleDestination({}, REGION)).toBeUndefined();
});

test.each([
  [{ destination: '/s3/home' }, 'https://console.aws.amazon.com/s3/home'],
  [{ destination: 's3/home?x=1#y' }, 'https://console.aws.amazon.com/s3/home?x=1#y'],
  [{ destination: 'https://console.aws.amazon.com/s3' }, 'https://console.aws.amazon.com/s3'],
  [{ destination: 'https://eu-west-1.console.aws.amazon.com/s3' }, 'https://eu-west-1.console.aws.amazon.com/s3'],
  [{ region: 'us-east-1' }, 'https://console.aws.amazon.com/console/home?region=us-east-1'],
  [
    { destination: '/s3/home?region=us-west-2&x=1', region: 'us-east-1' },
    'https://console.aws.amazon.com/s3/home?region=us-east-1&x=1',
  ],
])('%j is %s', (place, url) => {
  expect(consoleDestination(place, REGION)).toBe(url);
});

test('each partition has a console of its own', () => {
  expect(consoleHome('cn-north-1')).toBe('https://console.amazonaws.cn/console/home');
  expect(consoleHome(REGION)).toBe('https://console.aws.amazon.com/console/home');
  expect(consoleDestination({ destination: '/s3' }, 'cn-north-1')).toBe('https://console.amazonaws.cn/s3');
});

describe('refused is', () => {
  test.each([
    'https://evil.example/',
    '//evil.example/s3',
    'https://console.aws.amazon.com.evil.example/',
    'https://evilconsole.aws.amazon.com/',
    'https://console.amazonaws.cn/s3',
    'http://console.aws.amazon.com/s3',
    'javascript:alert(1)',
    'https://me@console.aws.amazon.com/s3',
    'https://:secret@console.aws.amazon.com/s3',
    'https://console.aws.amazon.com:8443/s3',
    '/s3\n/home',
    '/s3\u0085',
    'https://[',
  ])('the place %j', (destination) => {
    expect(() => consoleDestination({ destination }, REGION)).toThrow(
      expect.objectContaining({
        code: 'destinationInvalid',
        facts: { destination, host: 'console.aws.amazon.com' },
      }),
    );
  });

  test('a place by its first 200 characters', () => {
    const destination = `https://evil.example/${'x'.repeat(300)}`;
    expect(() => consoleDestination({ destination }, REGION)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ destination: destination.slice(0, 200) }) }),
    );
  });

  test('a Region of another partition, and what is no Region', () => {
    expect(() => consoleDestination({ region: 'cn-north-1' }, REGION)).toThrow(
      expect.objectContaining({ code: 'regionInvalid', facts: { region: 'cn-north-1', sessionRegion: REGION } }),
    );
    expect(() => consoleDestination({ region: 'eu-west-1.evil' }, REGION)).toThrow('regionInvalid');
  });
});
