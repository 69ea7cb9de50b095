import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../../src/core/config/document/config-document.ts';
import { editDocument } from '../../src/core/config/edit/document-edit.ts';
import { editsOf, requests } from '../../src/core/config/testing/random-edits.ts';
import { tempFolder } from '../../src/core/disk/testing/temp-folder.ts';
import { inJavascriptSdk } from '../support/javascript-sdk.ts';

/**
 * Files in the forms that all clients agree on, before and after edits of ours: our document must read them as the
 * loaders of the SDK for JavaScript and of botocore do. How each client reads the rest is config-readings.test.ts'.
 */
const COUNT = Number(process.env['DAYPASS_READINGS'] ?? 3_000);
const SEED = Number(process.env['DAYPASS_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

const entry = fc
  .tuple(
    fc.constantFrom('region', 'output', 'sso_session', 'sso_start_url', 'sso_account_id', 'role_arn', 'x'),
    fc.constantFrom(' = ', '=', ' =', '= ', '\t=\t'),
    fc.constantFrom(
      'eu-west-1',
      'json',
      'https://d-fake.awsapps.com/start#/',
      '"q"',
      'a=b',
      'a:b',
      'v#c;d',
      '%(x)s',
      'ü',
    ),
    fc.constantFrom('', '', '  ', '\t'),
  )
  .map(([key, delimiter, value, rest]) => ({ key, line: `${key}${delimiter}${value}${rest}` }));
const between = fc.constantFrom('', '', '# comment', '; comment', '# [profile old]', '# k = v');
const section = fc.tuple(
  fc.uniqueArray(entry, { selector: ({ key }) => key, minLength: 1, maxLength: 5 }),
  fc.array(between, { maxLength: 2 }),
);
const agreed = fc
  .tuple(
    fc.uniqueArray(
      fc.constantFrom(
        'default',
        'profile a',
        'profile a.b',
        'profile x@y:z/1',
        'sso-session corp',
        'sso-session other',
      ),
      { maxLength: 5 },
    ),
    fc.array(section, { minLength: 5, maxLength: 5 }),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
    requests,
  )
  .map(([headers, sections, end, endsOpen, asked]) => {
    const lines = headers.flatMap((header, index) => {
      const [entries = [], others = []] = sections[index] ?? [];
      return [...others, `[${header}]`, ...entries.map(({ line }) => line), ...others];
    });
    const before = lines.join(end) + (endsOpen ? '' : end);
    const document = parseConfig(before);
    // Names that all clients read; another section of one name is a matter on which they differ.
    const edits = editsOf(document, asked).filter(({ do: kind }) =>
      ['setValue', 'removeKey', 'removeSection'].includes(kind),
    );
    return [before, editDocument(document, edits).bytes.toString()];
  });

type Values = Readonly<Record<string, Readonly<Record<string, string>>>>;

function ours(text: string): { profiles: Values; sessions: Values } {
  const { sections, oddLines } = parseConfig(text);
  expect(oddLines).toEqual([]);
  const of = (types: readonly string[]): Values =>
    Object.fromEntries(
      sections
        .filter(({ type, entries }) => types.includes(type) && entries.length > 0)
        .map(({ name, entries }) => [name, Object.fromEntries(entries.map(({ key, value }) => [key, value]))]),
    );
  return { profiles: of(['default', 'profile']), sessions: of(['sso-session']) };
}

function texts(): string[] {
  process.stdout.write(`document: ${COUNT * 2} files, seed ${SEED}\n`);
  return fc.sample(agreed, { numRuns: COUNT, seed: SEED }).flat();
}

test('the SDK for JavaScript reads files, and what we made of them, as we do', async () => {
  const folder = await tempFolder(onTestFinished);
  const made = texts();
  await writeFile(join(folder, 'texts.json'), JSON.stringify(made));
  const expression = `(async () => {
    const { readFileSync, writeFileSync } = await import('node:fs');
    const answers = [];
    for (const [index, text] of JSON.parse(readFileSync(${JSON.stringify(join(folder, 'texts.json'))}, 'utf8')).entries()) {
      const path = '/daypass-nowhere/' + index;
      externalDataInterceptor.interceptFile(path, text);
      const { configFile } = await loadSharedConfigFiles({ configFilepath: path, filepath: path });
      for (const name of Object.keys(configFile)) if (name.startsWith('sso-session.')) delete configFile[name];
      answers.push({ profiles: configFile, sessions: await loadSsoSessionData({ configFilepath: path }) });
    }
    writeFileSync(${JSON.stringify(join(folder, 'answers.json'))}, JSON.stringify(answers));
  })()`;
  const names = 'externalDataInterceptor, loadSharedConfigFiles, loadSsoSessionData';
  await inJavascriptSdk(names, '@smithy/core/config', expression, { ...process.env, HOME: folder });
  const answers: unknown[] = JSON.parse(await readFile(join(folder, 'answers.json'), 'utf8'));
  for (const [index, text] of made.entries())
    expect({ text, ...ours(text) }).toEqual({ text, ...(answers[index] as object) });
});

const PYTHON = `
import json, os, sys
try:
    import botocore
except ImportError:
    sys.path[:0] = ['/usr/share/awscli', '/usr/lib/python3/dist-packages/awscli']
    import botocore
from botocore.configloader import load_config
folder = sys.argv[1]
path = os.path.join(folder, 'one')
answers = []
for text in json.load(open(os.path.join(folder, 'texts.json'), encoding='utf8')):
    with open(path, 'wb') as file:
        file.write(text.encode('utf8'))
    loaded = load_config(path)
    filled = lambda found: {name: values for name, values in found.items() if values}
    answers.append({'profiles': filled(loaded['profiles']), 'sessions': filled(loaded['sso_sessions'])})
json.dump(answers, open(os.path.join(folder, 'answers.json'), 'w'))
print(botocore.__version__)
`;

// Python takes a millisecond or two for a file.
test('botocore reads files, and what we made of them, as we do', { timeout: 180_000 + COUNT * 50 }, async (context) => {
  const folder = await tempFolder(onTestFinished);
  const made = texts();
  await writeFile(join(folder, 'texts.json'), JSON.stringify(made));
  const python = spawnSync('python3', ['-X', 'utf8', '-c', PYTHON, folder], { encoding: 'utf8' });
  const isMissing = python.error !== undefined || python.stderr.includes("No module named 'botocore'");
  if (isMissing && process.env['DAYPASS_ALL_LAYERS'] !== '1') {
    process.stdout.write('document: no python3 with botocore here, so botocore judges nothing\n');
    context.skip();
  }
  expect(python.stderr).toBe('');
  process.stdout.write(`document: botocore ${python.stdout.trim()}\n`);
  const answers: unknown[] = JSON.parse(await readFile(join(folder, 'answers.json'), 'utf8'));
  for (const [index, text] of made.entries())
    expect({ text, ...ours(text) }).toEqual({ text, ...(answers[index] as object) });
});
