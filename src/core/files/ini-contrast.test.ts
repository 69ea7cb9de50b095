import { parse, stringify } from 'ini';
import { expect, test } from 'vitest';
import { appendSections } from './config-append.ts';
import { parseConfig } from './config-document.ts';
import { readSsoConfig } from './sso-config.ts';

/**
 * Why ~/.aws/config is edited by lines: the usual way, parsing with the `ini` package, adding a section and writing the
 * whole again, changes what the file says.
 */
const BEFORE = `# Ann's accounts, see the wiki
[profile b.dev]
sso_start_url = https://d-fake.awsapps.com/start#/
sso_region = eu-west-1
sso_account_id = 001122223333
sso_role_name = Admin

; production below: careful
[profile a]
credential_process = /opt/get-keys --env=prod
output = json
s3 =
  addressing_style = path
`;

const throughIni = () => {
  const config: Record<string, unknown> = parse(BEFORE);
  config['profile new'] = { region: 'eu-west-1' };
  return stringify(config, { whitespace: true });
};
const throughUs = () =>
  appendSections(parseConfig(BEFORE), [{ header: 'profile new', entries: [['region', 'eu-west-1']] }]).toString();
const entriesOf = (text: string, name: string) =>
  Object.fromEntries(
    parseConfig(text)
      .sections.find((section) => section.name === name)
      ?.entries.map(({ key, value }) => [key, value]) ?? [],
  );

test('ini loses comments and blank lines; we keep every byte', () => {
  expect(throughIni()).not.toMatch(/wiki|careful/);
  expect(throughUs().startsWith(BEFORE)).toBe(true);
});

test("ini cuts `#/` off a start URL, and so loses the legacy session's token file", () => {
  const sessionsOf = (text: string) => readSsoConfig(parseConfig(text)).sessions.map(({ name }) => name);
  expect(sessionsOf(throughIni())).not.toContain('https://d-fake.awsapps.com/start#/');
  expect(sessionsOf(throughUs())).toEqual(['https://d-fake.awsapps.com/start#/']);
});

test('ini puts quotes, which the AWS CLI takes for a part of the value, around a command with `=`', () => {
  expect(entriesOf(throughIni(), 'a')['credential_process']).toMatch(/^".*"$/);
  expect(entriesOf(throughUs(), 'a')['credential_process']).toBe('/opt/get-keys --env=prod');
});

test('ini makes nested settings ordinary ones; here they stay nested', () => {
  expect(entriesOf(throughIni(), 'a')).toHaveProperty('addressing_style');
  expect(entriesOf(throughUs(), 'a')['s3']).toBe('\naddressing_style = path');
});
