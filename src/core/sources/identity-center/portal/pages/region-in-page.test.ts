import { describe, expect, test } from 'vitest';
import { regionInPage } from './region-in-page.ts';

const inHead = (tags: string) => `<!DOCTYPE html><html><head><title>AWS access portal</title>${tags}</head></html>`;

describe('the Region in a portal’s page', () => {
  test.each([
    '<meta name="region" content="eu-west-1"/>',
    '<meta name="region" content="eu-west-1">',
    "<META  NAME='region'\n CONTENT='eu-west-1' />",
    '<meta content="eu-west-1" name=region>',
    '<meta charset="utf-8"/><meta name="regions" content="x"/><meta name="region" content="eu-west-1"/>',
    '<!-- <meta name="region" content="us-east-1"/> --><meta name="region" content="eu-west-1"/>',
    '<script>"<meta name="region" content="us-east-1"/>"</script><meta name="region" content="eu-west-1"/>',
  ])('is told by %s', (tags) => expect(regionInPage(inHead(tags))).toBe('eu-west-1'));

  test.each([
    '',
    '<meta name="region"/>',
    '<meta name="region" content=""/>',
    '<meta name="region" content="eu-west-1.evil.example"/>',
    '<meta name="region" content="evil.example/#"/>',
    '<meta name="region" content="CN"/>',
    '<meta name="region" content="eu-west-1 "/>',
    '<meta name="region" content="&#101;u-west-1"/>',
    '<meta name="region" content="eu-west-1"/><meta name="region" content="us-east-1"/>',
    '<meta name="region" content="eu-west-1"/><meta name="region" content="eu-west-1"/>',
    '<meta name="region" content="nonsense"/><meta name="region" content="eu-west-1"/>',
    '<meta name="geo.region" content="eu-west-1"/>',
    '<meta data-name="region" content="eu-west-1"/>',
    '<metadata name="region" content="eu-west-1"/>',
    '<!-- <meta name="region" content="eu-west-1"/>',
    '<noscript><meta name="region" content="eu-west-1"/></noscript>',
    '<script>const tag = `<meta name="region" content="eu-west-1"/>`',
    '<meta name="region" content="eu-west-1',
    '&lt;meta name="region" content="eu-west-1"/>',
  ])('is not told by %j', (tags) => expect(regionInPage(inHead(tags))).toBeUndefined());

  test.each(['<!--', '<meta ', '<meta name="', '<script ', '<meta name=        ', '<title></title>', '\u0130<meta '])(
    'is not looked for for long among many %j',
    (piece) => expect(regionInPage(piece.repeat(Math.floor((256 * 1024) / piece.length)))).toBeUndefined(),
  );
});
