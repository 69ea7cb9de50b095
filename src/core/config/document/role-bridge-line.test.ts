import { describe, expect, test } from 'vitest';
import { parseRoleBridge, parseRoleBridgeLine, roleBridgeLine } from './role-bridge-line.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
const LINE = '/usr/bin/daypass credential-process --session corp --account 111122223333 --role Admin';

describe('the line for a role', () => {
  test.each([
    ['/usr/bin/daypass', role],
    ['"C:\\Program Files\\daypass.cmd"', role],
    ['daypass', { ...role, sourceId: 'https://d-fake.awsapps.com/start', roleName: 'a.b+c=d,e@f:g%-_' }],
    ['daypass credential-process --session x', role],
    ['d', role],
  ])('of %s reads back as the program and the role', (program, meant) => {
    const line = roleBridgeLine(meant, program, 'linux');
    expect(parseRoleBridge(line)).toEqual({ program, role: meant });
    expect(parseRoleBridgeLine(line)).toEqual(meant);
  });

  test('is one that the AWS CLI can run', () => {
    expect(roleBridgeLine(role, '/usr/bin/daypass', 'linux')).toBe(LINE);
  });

  test.each(['', 'a b', 'a"b', "a'b", 'a;b', 'a\nb', '$x', '-x', '--help'])(
    'is refused for the name %j, of a source or a role',
    (name) => {
      const refused = expect.objectContaining({ code: 'nameInvalid', facts: { name } });
      expect(() => roleBridgeLine({ ...role, sourceId: name }, 'daypass', 'linux')).toThrow(refused);
      expect(() => roleBridgeLine({ ...role, roleName: name }, 'daypass', 'linux')).toThrow(refused);
    },
  );

  test('is refused on Windows for a name that cmd.exe would expand', () => {
    const expanded = { ...role, roleName: 'a%PATH%' };
    expect(() => roleBridgeLine(expanded, 'daypass', 'win32')).toThrow('nameInvalid');
    expect(roleBridgeLine(expanded, 'daypass', 'darwin')).toContain('--role a%PATH%');
    expect(roleBridgeLine(role, 'daypass', 'win32')).toContain('--role Admin');
  });

  test('names a refused name in 200 characters at most', () => {
    const long = { ...role, roleName: ` ${'x'.repeat(300)}` };
    expect(() => roleBridgeLine(long, 'daypass', 'linux')).toThrow(
      expect.objectContaining({ facts: { name: long.roleName.slice(0, 200) } }),
    );
  });
});

test.each([
  '',
  LINE.slice('/usr/bin/daypass'.length),
  ` ${LINE}`,
  `x${LINE} --more`,
  LINE.replace('111122223333', '11112222333'),
  LINE.replace('111122223333', '1111222233334'),
  LINE.replace('Admin', 'a b'),
  LINE.replace('corp', 'a b'),
  LINE.replace('--session', '--source'),
  LINE.replace(' --role Admin', ''),
  '/usr/bin/other --session corp --account 111122223333 --role Admin',
])('%j is none of ours', (line) => {
  expect(parseRoleBridge(line)).toBeUndefined();
  expect(parseRoleBridgeLine(line)).toBeUndefined();
});
