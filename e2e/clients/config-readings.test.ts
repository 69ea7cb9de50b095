import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AwsFileKind, ClientReading, ReadValues } from '../../src/core/config/clients/client-reading.ts';
import { readAsBotocore } from '../../src/core/config/clients/botocore-reading.ts';
import { readAsJavascript } from '../../src/core/config/clients/javascript-reading.ts';
import { clientConfigs } from '../../src/core/config/testing/client-configs.ts';
import { tempFolder } from '../../src/core/disk/testing/temp-folder.ts';
import { inJavascriptSdk } from '../support/javascript-sdk.ts';

/**
 * Our account of how clients read a file, beside the clients themselves: thousands of odd files, each read by the real
 * loaders of the SDK for JavaScript and of botocore, must come out the same. DAYPASS_READINGS asks for another number.
 */
const COUNT = Number(process.env['DAYPASS_READINGS'] ?? 4_000);
const SEED = Number(process.env['DAYPASS_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
const KINDS = ['config', 'credentials'] as const satisfies readonly AwsFileKind[];

const PYTHON = `
import json, os, sys
try:
    import botocore
except ImportError:
    sys.path[:0] = ['/usr/share/awscli', '/usr/lib/python3/dist-packages/awscli']
    import botocore
from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigParseError
folder = sys.argv[1]
path = os.path.join(folder, 'one')
answers = []
for text in json.load(open(os.path.join(folder, 'texts.json'), encoding='utf8')):
    with open(path, 'wb') as file:
        file.write(text.encode('utf8'))
    answer = {}
    for kind in ('config', 'credentials'):
        try:
            if kind == 'config':
                loaded = load_config(path)
                answer[kind] = {'profiles': loaded['profiles'], 'sessions': loaded['sso_sessions']}
            else:
                answer[kind] = {'profiles': raw_config_parse(path), 'sessions': {}}
        except ConfigParseError:
            answer[kind] = None
    answers.append(answer)
json.dump(answers, open(os.path.join(folder, 'answers.json'), 'w'))
print(botocore.__version__)
`;

const JAVASCRIPT = (folder: string) => `(async () => {
  const { readFileSync, writeFileSync } = await import('node:fs');
  const answers = [];
  for (const [index, text] of JSON.parse(readFileSync(${JSON.stringify(join(folder, 'texts.json'))}, 'utf8')).entries()) {
    const path = '/daypass-nowhere/' + index;
    externalDataInterceptor.interceptFile(path, text);
    const { configFile, credentialsFile } = await loadSharedConfigFiles({ configFilepath: path, filepath: path });
    const sessions = await loadSsoSessionData({ configFilepath: path });
    // It keeps sessions and services among the profiles, by names of their own.
    for (const name of Object.keys(configFile)) if (/^(sso-session|services)[.]/.test(name)) delete configFile[name];
    answers.push({ config: { profiles: configFile, sessions }, credentials: { profiles: credentialsFile, sessions: {} } });
  }
  writeFileSync(${JSON.stringify(join(folder, 'answers.json'))}, JSON.stringify(answers));
})()`;

type Plain = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
type Answer = {
  readonly profiles: Readonly<Record<string, Plain>>;
  readonly sessions: Readonly<Record<string, Plain>>;
};
type Answers = readonly Readonly<Record<AwsFileKind, Answer | null>>[];

async function texts(folder: string): Promise<readonly string[]> {
  process.stdout.write(`readings: ${COUNT} files, seed ${SEED}\n`);
  const made = fc.sample(clientConfigs, { numRuns: COUNT, seed: SEED });
  await writeFile(join(folder, 'texts.json'), JSON.stringify(made));
  return made;
}

async function answersIn(folder: string): Promise<Answers> {
  return JSON.parse(await readFile(join(folder, 'answers.json'), 'utf8')) as Answers;
}

const plainValues = (values: ReadValues): Plain =>
  Object.fromEntries(
    [...values].map(([key, value]) => [key, typeof value === 'string' ? value : Object.fromEntries(value)]),
  );
const plainSections = (sections: ReadonlyMap<string, ReadValues>) =>
  Object.fromEntries([...sections].map(([name, values]) => [name, plainValues(values)]));
const plain = ({ profiles, sessions }: ClientReading): Answer => ({
  profiles: plainSections(profiles),
  sessions: plainSections(sessions),
});

describe('a file reads as', () => {
  test('the SDK for JavaScript reads it', async () => {
    const folder = await tempFolder(onTestFinished);
    const made = await texts(folder);
    const names = 'externalDataInterceptor, loadSharedConfigFiles, loadSsoSessionData';
    await inJavascriptSdk(names, '@smithy/core/config', JAVASCRIPT(folder), { ...process.env, HOME: folder });
    const answers = await answersIn(folder);
    for (const [index, text] of made.entries()) {
      for (const kind of KINDS) {
        const ours = plain(readAsJavascript(Buffer.from(text), kind));
        expect({ text, kind, reads: ours }).toEqual({ text, kind, reads: answers[index]?.[kind] });
      }
    }
    const profiles = answers.reduce((sum, { config }) => sum + Object.keys(config?.profiles ?? {}).length, 0);
    expect(profiles).toBeGreaterThan(COUNT / 4);
  });

  test('botocore reads it', async (context) => {
    const folder = await tempFolder(onTestFinished);
    const made = await texts(folder);
    const python = spawnSync('python3', ['-X', 'utf8', '-c', PYTHON, folder], { encoding: 'utf8' });
    const isMissing = python.error !== undefined || python.stderr.includes("No module named 'botocore'");
    if (isMissing && process.env['DAYPASS_ALL_LAYERS'] !== '1') {
      process.stdout.write('readings: no python3 with botocore here, so botocore judges nothing\n');
      context.skip();
    }
    expect(python.stderr).toBe('');
    process.stdout.write(`readings: botocore ${python.stdout.trim()}\n`);
    const answers = await answersIn(folder);
    for (const [index, text] of made.entries()) {
      for (const kind of KINDS) {
        const reading = readAsBotocore(Buffer.from(text), kind);
        const ours = reading.refused === undefined ? plain(reading) : null;
        expect({ text, kind, reads: ours }).toEqual({ text, kind, reads: answers[index]?.[kind] });
      }
    }
    const taken = answers.filter(({ config }) => config !== null).length;
    expect(taken).toBeGreaterThan(COUNT / 20);
    expect(taken).toBeLessThan(COUNT);
  });
});
