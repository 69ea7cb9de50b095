import fc from 'fast-check';
import { oddConfigs } from './odd-config.ts';

/** Config files sewn together by a grammar of what people, tools and accidents leave in them. */

const NAMES = ['a', 'b', 'dev', 'a.b', 'x@y:z/1', 'プロ', 'e f', 'café'] as const;
const name = fc.constantFrom(...NAMES);

const header = fc
  .tuple(
    fc.constantFrom('profile ', 'profile ', 'profile ', 'sso-session ', 'profile  ', 'services ', ''),
    name,
    fc.constantFrom('', '', '', '"', "'"),
    fc.constantFrom('', '', '', '', '  ', '\t'),
    fc.constantFrom('', '', '', '', ' # c', '#c', '  ', ' stray', ']'),
  )
  .map(([prefix, text, quote, indent, rest]) => `${indent}[${prefix}${quote}${text}${quote}]${rest}`);
const anyHeader = fc.oneof(
  { weight: 12, arbitrary: header },
  { weight: 2, arbitrary: fc.constantFrom('[default]', '[profile default]', '[DEFAULT]', '[ profile x ]', '[é]') },
);

const KEYS = ['region', 'output', 'sso_session', 'sso_start_url', 'K', 'k', 's3', 'é', 'a b', 'aws_secret_access_key'];
const VALUES = [
  'eu-west-1',
  'json',
  'https://d-fake.awsapps.com/start#/',
  '"quoted"',
  'a = b : c',
  'v#c',
  '%(x)s ${HOME}',
  'ü',
  'v\u00a0w',
  'tab\tin',
  '\u0000',
  '\u001b[31m',
  '',
];
const setting = fc
  .tuple(
    fc.constantFrom('', '', '', '', ' ', '  ', '\u00a0'),
    fc.constantFrom(...KEYS),
    fc.constantFrom(' = ', ' = ', '=', ' =', '= ', ': ', ':', '\t=\t', '\u00a0=\u3000'),
    fc.constantFrom(...VALUES),
    fc.constantFrom('', '', '', '', ' # c', ' ;c', '\t# c', '\u00a0# c', '  ', '#'),
  )
  .map((parts) => parts.join(''));
const continued = fc.constantFrom('  addressing_style = path', '\tmore', '    deeper', '  [profile hidden]', '  # no');
const blank = fc.constantFrom('', '', '', '  ', '\u3000', '\f');
const comment = fc.constantFrom('# comment', '; comment', '  # indented', '#', '# [profile old]', '# region = x', ';é');
const odd = fc.constantFrom('no delimiter', '= no key', '[', '[]', '<<<<<<< HEAD', '\ufeff', 'x\u2028y');
const raw = fc.uint8Array({ maxLength: 10 }).map((bytes) => Buffer.from(bytes));

const settingLines = fc.oneof(
  { weight: 8, arbitrary: setting.map((line) => [line]) },
  { weight: 2, arbitrary: fc.tuple(setting, continued) },
  { weight: 1, arbitrary: fc.tuple(setting, blank, comment, continued) },
  { weight: 2, arbitrary: comment.map((line) => [line]) },
  { weight: 2, arbitrary: blank.map((line) => [line]) },
  { weight: 1, arbitrary: odd.map((line) => [line]) },
);

const section = fc
  .tuple(
    fc.array(comment, { maxLength: 1 }),
    anyHeader,
    fc.array(settingLines, { maxLength: 5 }),
    fc.array(blank, { maxLength: 2 }),
  )
  .map(([before, head, settings, after]) => [before, [head], ...settings, after].flat());

const grammatical = fc
  .record({
    hasMark: fc.nat(20).map((die) => die === 0),
    lead: fc.array(fc.oneof(comment, blank), { maxLength: 2 }),
    sections: fc.array(section, { maxLength: 5 }),
    raws: fc.array(fc.tuple(fc.nat(40), raw), { maxLength: 1 }),
    ends: fc.oneof(
      { weight: 4, arbitrary: fc.constant(['\n']) },
      { weight: 2, arbitrary: fc.constant(['\r\n']) },
      { weight: 1, arbitrary: fc.constant(['\n', '\r\n', '\n']) },
      { weight: 1, arbitrary: fc.constant(['\r', '\n', '\r\n']) },
    ),
    endsOpen: fc.nat(3).map((die) => die === 0),
  })
  .map(({ hasMark, lead, sections, raws, ends, endsOpen }) => {
    const lines = [...lead, ...sections.flat()].map((line) => Buffer.from(line, 'utf8'));
    for (const [at, bytes] of raws) lines.splice(at % (lines.length + 1), 0, bytes);
    const last = lines.length - 1;
    const parts = lines.flatMap((line, index) => [
      line,
      Buffer.from(endsOpen && index === last ? '' : (ends[index % ends.length] ?? '\n')),
    ]);
    return Buffer.concat([Buffer.from(hasMark ? '\ufeff' : ''), ...parts]);
  });

/** Bytes of config files, well-formed to hopeless. */
export const configFiles: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 5, arbitrary: grammatical },
  { weight: 1, arbitrary: oddConfigs },
);
