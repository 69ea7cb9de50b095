import fc from 'fast-check';

/** Lines as people, tools and accidents leave them in ~/.aws/config. */
const ODD_LINES = [
  '[default]',
  '[profile a]',
  '[profile  a]',
  '[profile "a b"]',
  "[profile 'c']",
  '[profile e f]',
  '[ profile x ]',
  '  [profile indented]',
  '[profile y]#c',
  '[profile a]b]',
  '[sso-session corp]',
  '[sso-session "corp"]',
  '[DEFAULT]',
  '[services s3]',
  '[]',
  '[',
  '[プロファイル]',
  'region = eu-west-1',
  'REGION= us-east-1',
  'k: v',
  'k = v # c',
  'k = v ; c',
  'k = # c',
  'q = "quoted"',
  'sso_start_url = https://d-fake.awsapps.com/start#/',
  's3 =',
  '  addressing_style = path',
  '   deeper',
  'no delimiter',
  '= no key',
  '# comment',
  '  ; comment',
  '',
  '   ',
  '\ufeff',
  'é = ü',
  '\u00a0key = value\u00a0',
  '%(x)s = %(y)s',
] as const;

/** Bytes of a config file: odd lines, all kinds of line ends, now and then a byte order mark, arbitrary bytes, no last line end. */
export const oddConfigs: fc.Arbitrary<Buffer> = fc
  .record({
    hasMark: fc.nat(20).map((die) => die === 0),
    lines: fc.array(
      fc.tuple(
        fc.oneof(
          { weight: 20, arbitrary: fc.constantFrom(...ODD_LINES).map((line) => Buffer.from(line)) },
          { weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)) },
        ),
        fc.constantFrom('\n', '\n', '\n', '\r\n', '\r').map((end) => Buffer.from(end)),
      ),
      { maxLength: 20 },
    ),
    endsOpen: fc.boolean(),
  })
  .map(({ hasMark, lines, endsOpen }) => {
    const parts = lines.flat();
    return Buffer.concat([Buffer.from(hasMark ? '\ufeff' : ''), ...(endsOpen ? parts.slice(0, -1) : parts)]);
  });
