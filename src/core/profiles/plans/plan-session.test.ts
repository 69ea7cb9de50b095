import { expect, test } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { planAddSession } from './plan-session.ts';
import { awsFiles } from '../testing/aws-files.ts';
import { drafted } from '../testing/drafted.ts';

const planSession = (text: string, session: Omit<Parameters<typeof planAddSession>[0], 'edit'>) =>
  drafted('addSession', planAddSession({ edit: 'addSession', ...session }, awsFiles(text)), awsFiles(text));
const corp = { name: 'corp', startUrl: 'https://d-fake.awsapps.com/start', region: 'eu-west-1' };

test('a session is added with the scope that makes its tokens refreshable', () => {
  expect(planSession('# mine\n', corp).after.toString()).toBe(`# mine

[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`);
});

test('scopes asked for are written with commas', () => {
  const planned = planSession('', { ...corp, scopes: ['sso:account:access', 'codewhisperer:completions'] });
  expect(planned.after.toString()).toContain('= sso:account:access,codewhisperer:completions\n');
});

test.each(['[sso-session corp]\n', '[sso-session "corp"]\n', '[ sso-session corp ]\n'])('%j takes the name', (text) => {
  expect(() => planSession(text, corp)).toThrow('sessionExists');
});

test.each([
  [{ name: 'a b' }, 'nameInvalid'],
  [{ name: 'x]\n[default' }, 'nameInvalid'],
  [{ startUrl: 'https://x/\n[default]' }, 'startUrlInvalid'],
  [{ startUrl: 'https://x/ #y' }, 'startUrlInvalid'],
  [{ startUrl: 'file:///etc/passwd' }, 'startUrlInvalid'],
  [{ region: 'eu-west-1.evil.example#' }, 'regionInvalid'],
  [{ scopes: ['a\nb'] }, 'usage'],
  [{ scopes: ['a,b'] }, 'usage'],
  [{ scopes: ['#a'] }, 'usage'],
])('%j is refused as %s', (changes, code) => {
  expect(() => planSession('', { ...corp, ...changes })).toThrow(code);
});

test('nothing is added to a file that the AWS CLI refuses', () => {
  expect(() => planSession('oops\n', corp)).toThrow('configOddLines');
});

test.each(['', '/', '/#/'])(
  'a session that is there with these values (start URL ending in “%s”) needs no edit',
  (end) => {
    const text = `[sso-session corp]\nsso_start_url = ${corp.startUrl}${end}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`;
    expect(planAddSession({ edit: 'addSession', ...corp }, awsFiles(text))).toEqual({});
    expect(() => planSession(text, { ...corp, scopes: ['sso:account:access', 'more'] })).toThrow('sessionExists');
  },
);

test.each([
  ['eu-wst-1', 'eu-west-1'],
  ['eu-west1', undefined],
  ['eu-west-1a', 'eu-west-1'],
  ['us-esat-1', 'us-east-1'],
])('the Region %s is refused, %s proposed', (region, near) => {
  let thrown: unknown;
  try {
    planSession('', { ...corp, region });
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(DaypassError);
  expect(thrown).toMatchObject({ code: 'regionInvalid', facts: near === undefined ? { region } : { region, near } });
});

test('a Region that is only unknown is taken, for new ones come', () => {
  expect(planSession('', { ...corp, region: 'eu-west-9' }).after.toString()).toContain('sso_region = eu-west-9\n');
});
