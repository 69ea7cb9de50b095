import fc from 'fast-check';

/** Headers in every form that some client reads otherwise than the next. */
const HEADERS = [
  '[default]',
  '[profile a]',
  '[profile b]',
  '[profile  b2]',
  '[profile\tc]',
  '[profile "d"]',
  "[profile 'e']",
  '[profile "f g"]',
  '[profile h i]',
  '[ profile j ]',
  '[profile k]#c',
  '[profile l] # c',
  '[profile m];c',
  '[profile n] stray',
  '[profile o]p]',
  '[profile q\\r]',
  '[profile "s]',
  '[profile プロ]',
  '[profile t(u)]',
  '[profile u.v@w+x%y:z/1]',
  '[profile default]',
  '[profile]',
  '[profile ]',
  '[profiles v]',
  '[profile.w]',
  '[DEFAULT]',
  '[x]',
  '[preview]',
  '[foo bar]',
  '[sso-session corp]',
  '[sso-session "quoted"]',
  "[sso-session 'single']",
  '[sso-session two words]',
  '[sso-session  spaced]',
  '[sso-sessionx y]',
  '[services s]',
  '[]',
  '[',
  '[[profile y]]',
  '  [profile z]',
  '\t[profile zz]',
] as const;

const SETTINGS = [
  'region = eu-west-1',
  'region=us-east-1',
  'REGION = eu-north-1',
  'output = json',
  'Output= text',
  'sso_session = corp',
  'sso_start_url = https://d-fake.awsapps.com/start#/',
  'sso_region = eu-west-1 # Ireland',
  'sso_region = eu-west-1 ; Ireland',
  'sso_role_name = "Admin"',
  "sso_role_name = 'Admin'",
  'sso_role_name = "',
  'sso_role_name = """',
  'sso_account_id : 111122223333',
  'sso_account_id: 111122223333',
  'role_arn: arn:aws:iam::111122223333:role/x=y',
  'credential_process = "C:\\Program Files\\x.exe" --a=b # c',
  'cli_pager =',
  'cli_pager = # none',
  'k = v#c',
  'k = v;c',
  'k2 = v\t# c',
  'k3 = v\u00a0# c',
  'k4 =\u3000v\u3000',
  'k5 = a = b : c',
  'é = ü',
  'k6 = %(region)s ${HOME}',
  'k\u0085 = v',
  'k7 = v\u0085',
  'k8 = v\ufeff',
  's3 =',
  's3 = ',
  'dynamodb =',
  '  addressing_style = path',
  '  max_bandwidth=50MB/s # c',
  '  UPPER = "q"',
  '\tindented: colon',
  '    deeper = 1',
  '  more text',
  '  # comment inside',
  '# comment',
  '; comment',
  '#',
  '',
  '   ',
  '\u3000',
] as const;

/** Each of these alone makes botocore refuse the file, or splits lines otherwise. */
const ROUGH = [
  'no delimiter',
  '= no key',
  ': no key',
  'a\rregion = x',
  '\ufeff',
  '<<<<<<< HEAD',
  '=======',
  '[profile __proto__]',
  '\u001cx = 1',
  'x = 1\u2028y',
];

const ends = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n');
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<string>(...SETTINGS) },
  { weight: 3, arbitrary: fc.constantFrom<string>(...HEADERS) },
);
const roughLine = fc.oneof({ weight: 12, arbitrary: line }, { weight: 1, arbitrary: fc.constantFrom(...ROUGH) });

/** Sections whose settings come at most once each, so that a strict reader takes many of them. */
const orderly = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom<string>(...HEADERS), fc.subarray([...SETTINGS], { maxLength: 6 }), fc.boolean()),
    {
      selector: ([header]) => header,
      minLength: 1,
      maxLength: 5,
    },
  )
  .chain((sections) =>
    fc.tuple(
      ...sections.map(([header, settings, isShuffled]) =>
        isShuffled
          ? fc.shuffledSubarray(settings, { minLength: settings.length }).map((lines) => [header].concat(lines))
          : fc.constant([header, ...settings]),
      ),
    ),
  )
  .map((sections) => sections.flat());

/** Texts of config and credentials files that the AWS clients take apart in different ways; some of them refuse some. */
export const clientConfigs: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: orderly },
      { weight: 1, arbitrary: fc.array(line, { maxLength: 12 }) },
      { weight: 1, arbitrary: fc.array(roughLine, { maxLength: 12 }) },
    ),
    ends,
    fc.boolean(),
    fc.nat(30).map((die) => die === 0),
  )
  .map(([lines, end, endsOpen, hasMark]) => `${hasMark ? '\ufeff' : ''}${lines.join(end)}${endsOpen ? '' : end}`);
