import { parse, stringify } from 'ini';
import { describe, expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';
import { editDocument } from '../edit/document-edit.ts';
import { readSsoConfig } from './sso-config.ts';

/**
 * Why ~/.aws/config is edited by lines (docs/adr/0001-ini-package.md): the usual way, parsing with the `ini` package,
 * changing one value and writing the whole again, changes what the rest of the file says.
 */
const BEFORE = `# Ann's accounts, see the wiki
[profile b.dev]
sso_start_url = https://d-fake.awsapps.com/start#/
sso_region = eu-west-1
sso_account_id = 001122223333
sso_role_name = Admin

; production below: careful
[profile a]
region = eu-west-1
credential_process = /opt/get-keys --env=prod
external_id = one;two
cli_pager = true
cli_auto_prompt = null
output = json
output = text
s3 =
  addressing_style = path

[profile later]
region = eu-west-1
`;

const REGION = 'eu-west-2';

function throughIni(text: string): string {
  const config: Record<string, Record<string, unknown>> = parse(text);
  config['profile a'] = { ...config['profile a'], region: REGION };
  return stringify(config, { whitespace: true });
}

function throughUs(text: string): string {
  const document = parseConfig(text);
  const section = document.sections.find(({ name }) => name === 'a')?.lineNumber ?? 0;
  return editDocument(document, [{ do: 'setValue', section, key: 'region', value: REGION }]).bytes.toString();
}

const valuesOf = (text: string, name: string) =>
  Object.fromEntries(
    parseConfig(text)
      .sections.find((section) => section.name === name)
      ?.entries.map(({ key, value }) => [key, value]) ?? [],
  );
const namesIn = (text: string) => parseConfig(text).sections.map(({ name }) => name);

test('of the same change we make one line, and ini a file of its own', () => {
  expect(throughUs(BEFORE)).toBe(BEFORE.replace('[profile a]\nregion = eu-west-1', `[profile a]\nregion = ${REGION}`));
  const kept = new Set(throughIni(BEFORE).split('\n'));
  expect(BEFORE.split('\n').filter((line) => !kept.has(line))).toEqual([
    "# Ann's accounts, see the wiki",
    'sso_start_url = https://d-fake.awsapps.com/start#/',
    '; production below: careful',
    'credential_process = /opt/get-keys --env=prod',
    'external_id = one;two',
    'output = json',
    's3 =',
    '  addressing_style = path',
  ]);
});

describe('ini', () => {
  test('loses comments and blank lines', () => {
    expect(throughIni(BEFORE)).not.toMatch(/wiki|careful/);
    expect(throughUs(BEFORE)).toMatch(/wiki.*careful/s);
  });

  test('takes a dot in a name for a section within one, and moves that to another place', () => {
    const text = '[profile a]\nregion = x\n[profile b.dev]\nregion = y\n[profile b]\nregion = z\n';
    expect(parse(text)).toMatchObject({ 'profile b': { region: 'z', dev: { region: 'y' } } });
    expect(namesIn(throughIni(text))).toEqual(['a', 'b', 'b.dev']);
    expect(namesIn(throughUs(text))).toEqual(['a', 'b.dev', 'b']);
  });

  test("cuts `#/` off a start URL, and so loses the legacy session's token file", () => {
    const sessionsOf = (text: string) => readSsoConfig(parseConfig(text)).sessions.map(({ name }) => name);
    expect(sessionsOf(throughIni(BEFORE))).not.toContain('https://d-fake.awsapps.com/start#/');
    expect(sessionsOf(throughUs(BEFORE))).toEqual(['https://d-fake.awsapps.com/start#/']);
  });

  test('puts quotes, which the AWS CLI takes for a part of the value, around a command with `=`', () => {
    expect(valuesOf(throughIni(BEFORE), 'a')['credential_process']).toMatch(/^".*"$/);
    expect(valuesOf(throughUs(BEFORE), 'a')['credential_process']).toBe('/opt/get-keys --env=prod');
  });

  test('cuts a value at a semicolon', () => {
    expect(valuesOf(throughIni(BEFORE), 'a')['external_id']).toBe('one');
    expect(valuesOf(throughUs(BEFORE), 'a')['external_id']).toBe('one;two');
  });

  test('makes nested settings ordinary ones', () => {
    expect(valuesOf(throughIni(BEFORE), 'a')).toHaveProperty('addressing_style');
    expect(valuesOf(throughUs(BEFORE), 'a')['s3']).toBe('\naddressing_style = path');
  });

  test('takes words for values of another type', () => {
    expect(parse(BEFORE)['profile a']).toMatchObject({ cli_pager: true, cli_auto_prompt: null });
    expect(valuesOf(throughUs(BEFORE), 'a')).toMatchObject({ cli_pager: 'true', cli_auto_prompt: 'null' });
  });

  test('drops duplicates without a word, which the AWS CLI would complain of by line', () => {
    expect(throughIni(BEFORE).match(/^output/gm)).toHaveLength(1);
    expect(throughUs(BEFORE).match(/^output/gm)).toHaveLength(2);
    expect(parseConfig(BEFORE).oddLines).toEqual([{ line: 16, kind: 'duplicateKey' }]);
  });

  test('changes line ends', () => {
    const text = '[profile a]\r\nregion = x\r\n';
    expect(throughIni(text)).not.toContain(`${REGION}\r\n`);
    expect(throughUs(text)).toBe(`[profile a]\r\nregion = ${REGION}\r\n`);
  });

  test('reads text, so that what is not UTF-8 is gone for good', () => {
    const bytes = Buffer.from('[profile a]\nregion = x\nname = caf\u00e9\n', 'latin1');
    expect(throughIni(bytes.toString('utf8'))).toContain('name = caf\ufffd');
    const edits = [{ do: 'setValue', section: 1, key: 'region', value: 'y' }] as const;
    expect(editDocument(parseConfig(bytes), edits).bytes.toString('latin1')).toBe(
      '[profile a]\nregion = y\nname = caf\u00e9\n',
    );
  });

  test('is content with its own output: a round trip of it alone shows none of this', () => {
    const once = throughIni(BEFORE);
    expect(throughIni(once)).toBe(once);
  });
});
