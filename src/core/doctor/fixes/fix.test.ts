import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../shared/domain/findings.ts';
import { flatValues, type AwsFileKind } from '../../config/clients/client-reading.ts';
import { READ_AS } from '../../config/clients/read-as.ts';
import { clientConfigs } from '../../config/testing/client-configs.ts';
import { ALL_CLIENTS } from '../issue.ts';
import { findingsOf, mended } from '../testing/patient.ts';

const fixed = (config: string) => mended({ config }).config.toString();

describe('one fix', () => {
  test.each([
    ['[default]\nregion = eu-west-1 # Ireland\n', '[default]\n# Ireland\nregion = eu-west-1\n'],
    ['[default]\nregion: eu-west-1\n', '[default]\nregion = eu-west-1\n'],
    ['[default]\nregion = "eu-west-1"\n', '[default]\nregion = eu-west-1\n'],
    ['[default]\nREGION=eu-west-1\n', '[default]\nregion=eu-west-1\n'],
    ['[default]\nRegion : "eu-west-1" ; Ireland\n', '[default]\n; Ireland\nregion = eu-west-1\n'],
    ['[default]\nregion = eu-west-1\n  output = json\n', '[default]\nregion = eu-west-1\noutput = json\n'],
    ['[default]\ns3 =\n  max_bandwidth = 1MB/s # c\n', '[default]\ns3 =\n  # c\n  max_bandwidth = 1MB/s\n'],
    ['\ufeff[default]\nregion = eu-west-1\n', '[default]\nregion = eu-west-1\n'],
    ['[profile "dev"]\nregion = eu-west-1\n', '[profile dev]\nregion = eu-west-1\n'],
    ['[ profile  dev ] # mine\nregion = eu-west-1\n', '[profile dev]\n# mine\nregion = eu-west-1\n'],
    ['[profile dev]#mine\nregion = eu-west-1\n', '[profile dev]\n#mine\nregion = eu-west-1\n'],
    ['[dev]\nregion = eu-west-1\n', '[profile dev]\nregion = eu-west-1\n'],
    ['region = eu-west-1\n[default]\n', '# region = eu-west-1\n[default]\n'],
    ['[default]\nregion = eu-west-1\noops\n', '[default]\nregion = eu-west-1\n# oops\n'],
    ['[default]\nregion = a\r\nregion = eu-west-1\r\n', '[default]\nregion = eu-west-1\r\n'],
    ['[default]\nregion = eu-west-1a\n', '[default]\nregion = eu-west-1\n'],
    ['[default]\nregion = EU-WEST-1\n', '[default]\nregion = eu-west-1\n'],
  ])('%j becomes %j', (before, after) => {
    expect(fixed(before)).toBe(after);
  });

  test('a section that stands there twice becomes one: later values count, comments stay', () => {
    const before = [
      '# mine',
      '[profile dev]',
      'region = eu-west-1 # old',
      'output = json',
      '',
      '# between',
      '[profile other]',
      'region = us-east-1',
      '',
      '[profile dev] # again',
      '# why',
      'region = us-east-2',
      'cli_pager =',
      '# the end',
      '',
    ];
    expect(fixed(before.join('\n')).split('\n')).toEqual([
      '# mine',
      '[profile dev]',
      '# old',
      'output = json',
      '# again',
      '# why',
      'region = us-east-2',
      'cli_pager =',
      '',
      '# between',
      '[profile other]',
      'region = us-east-1',
      '# the end',
      '',
    ]);
  });

  test('what clients that read the file disagree about is left to the person', () => {
    const config = '[default]\nregion = eu-west-1\nREGION = us-east-1\n';
    expect(findingsOf({ config }).find(({ code }) => code === 'duplicateKey')?.fixable).toBe(false);
  });

  test.each([
    "[profile default]\nsso_account_id: 111122223333\n[default]\noutput = json\nsso_role_name = 'Admin'\n",
    '[default]\noutput = json\n[profile default]\nregion: eu-west-1\n',
  ])('settings of a section with two spellings stay until one spelling is gone: %j', (config) => {
    expect(fixed(config)).toBe(config);
    expect(findingsOf({ config }).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['colonDelimiter', 'defaultTwice']),
    );
  });

  test.each([
    '[default]\nregion = eu-west-1\n  [profile z]\n    deeper = 1\n    deeper = 1\n',
    '[default]\nregion = eu-west-1\n  [profile z]\n    = no key\n    more\n',
  ])('an indented header stays where botocore would refuse its section: %j', (config) => {
    expect(fixed(config)).toBe(config);
    expect(findingsOf({ config }).map(({ code, fixable }) => [code, fixable])).toContainEqual([
      'headerIndented',
      false,
    ]);
  });

  test('an indented header is fixed where its section can be', () => {
    expect(fixed('[default]\nregion = eu-west-1\n  [profile z]\n    output = json\n')).toContain('\n[profile z]\n');
  });

  test.each([
    ['\ufeff\ufeff[profile z]\nregion = eu-west-1\n', '[profile z]\nregion = eu-west-1\n'],
    ['\ufeff\ufeff\ufeff[default]\nregion = "eu-west-1"\n', '[default]\nregion = eu-west-1\n'],
    ['\ufeff\ufeff\n  [profile z]\n', '\n[profile z]\n'],
    ['\ufeff\ufeff\n  UPPER = "q"\n', '\n  # UPPER = "q"\n'],
  ])('all byte order marks go at once, and no header is lost: %j', (before, after) => {
    expect(fixed(before)).toBe(after);
  });

  test('a session gets its scopes below its last setting', () => {
    const config =
      '[sso-session corp]\nsso_start_url = https://d-fake.awsapps.com/start\nsso_region = eu-west-1\n\n# next\n[default]\n';
    expect(fixed(config)).toBe(
      config.replace('eu-west-1\n', 'eu-west-1\nsso_registration_scopes = sso:account:access\n'),
    );
  });

  test('a finding that is gone is said to be', () => {
    expect(() => mended({ config: '[default]\n' }, ['byteOrderMark-00000000'])).toThrow('findingGone');
  });

  test('one of several is mended alone, and the others keep their ids', () => {
    const config = '[default]\nregion = "eu-west-1"\n\n[profile dev]\noutput = "json"\n';
    const [first, second] = findingsOf({ config });
    const after = mended({ config }, [first?.id ?? '']).config;
    expect(findingsOf({ config: after }).map(({ id }) => id)).toEqual([second?.id]);
  });
});

describe('any file', () => {
  const RUNS = Number(process.env['DAYPASS_DOCTOR_RUNS'] ?? 3_000);
  const kinds = fc.constantFrom<AwsFileKind>('config', 'credentials');
  const assert = (check: (text: string, kind: AwsFileKind) => void): void => {
    fc.assert(
      fc.property(clientConfigs, kinds, (text, kind) => check(text, kind)),
      { numRuns: RUNS },
    );
  };

  test('with all fixed has nothing left to fix, and nothing new', () => {
    expect.hasAssertions();
    assert((text, kind) => {
      const before = findingsOf({ [kind]: text });
      const after = mended({ [kind]: text })[kind];
      const left = findingsOf({ [kind]: after });
      expect(left.filter(({ fixable }) => fixable)).toEqual([]);
      // A section that comes to be seen may well have troubles of its own.
      const isUnveiled = before.some(({ code }) => code === 'headerIndented' || code === 'headerWithoutPrefix');
      // One slip can hide behind another of the same setting.
      const known = new Set(before.flatMap(({ code, facts }) => [code, String(facts['key']).toLowerCase()]));
      const isNew = ({ code, facts }: Finding) => !known.has(code) && !known.has(String(facts['key']));
      expect(isUnveiled ? [] : left.filter(isNew)).toEqual([]);
      expect(mended({ [kind]: after })[kind].equals(after)).toBe(true);
    });
  });

  test('keeps every comment', () => {
    expect.hasAssertions();
    assert((text, kind) => {
      const after = mended({ [kind]: text })[kind].toString();
      const comments = (whole: string) =>
        whole
          .split(/[\r\n]+/)
          .filter((line) => /^\s*[#;]/.test(line))
          .map((line) => line.trim());
      const left = comments(after);
      for (const comment of comments(text.replace(/^\ufeff/, ''))) expect(left).toContain(comment);
    });
  });

  test('is read by more clients alike, never by fewer', () => {
    expect.hasAssertions();
    assert((text, kind) => {
      const after = mended({ [kind]: text })[kind];
      const [agreedBefore, agreedAfter] = [agreeing(Buffer.from(text), kind), agreeing(after, kind)];
      expect(agreedAfter).toBeGreaterThanOrEqual(agreedBefore);
      for (const client of ALL_CLIENTS) {
        const isRefused = READ_AS[client](after, kind).refused !== undefined;
        expect(isRefused && READ_AS[client](Buffer.from(text), kind).refused === undefined).toBe(false);
      }
    });
  });
});

/** What any two clients see alike: profiles and sessions with a setting and its value. */
function agreeing(bytes: Buffer, kind: AwsFileKind): number {
  const none = new Set<string>();
  const [botocore = none, javascript = none, go = none] = ALL_CLIENTS.map((client) => {
    const { profiles, sessions } = READ_AS[client](bytes, kind);
    const seen = new Set<string>();
    for (const [what, sections] of Object.entries({ profiles, sessions })) {
      for (const [name, values] of sections) {
        for (const [key, value] of flatValues(values)) seen.add([what, name, key.toLowerCase(), value].join('\0'));
      }
    }
    return seen;
  });
  const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((one) => b.has(one)).length;
  return shared(botocore, javascript) + shared(botocore, go) + shared(javascript, go);
}
