import { writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { parseConfig } from '../../config/document/config-document.ts';
import { startChild } from '../../disk/testing/child-process.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import type { EditPlan } from './edit-plan.ts';
import { planEdit } from './edit-planner.ts';
import { editorIn } from '../testing/editor-in.ts';

const CORP = `[sso-session corp]
sso_start_url = https://d-fake.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
const addCorp: ConfigEdit = {
  edit: 'addSession',
  name: 'corp',
  startUrl: 'https://d-fake.awsapps.com/start',
  region: 'eu-west-1',
};
/** Touches both files: `dev` gets its keys from the credentials file. */
const renameDev: ConfigEdit = { edit: 'changeProfile', profileName: 'dev', newName: 'prod' };
const DEV = '[profile dev]\nregion = eu-west-1\n';
const DEV_KEYS = '[dev]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake/secret\n';

const editorWith = async (files: { config?: string | Buffer; credentials?: string } = {}) => {
  const home = await tempFolder(onTestFinished);
  const made = { home, ...editorIn(home) };
  if (Object.keys(files).length > 0) await fs.mkdir(join(home, '.aws'));
  if (files.config !== undefined) await fs.writeFile(made.configPath, files.config);
  if (files.credentials !== undefined) await fs.writeFile(made.credentialsPath, files.credentials);
  return made;
};
const text = (path: string) => fs.readFile(path, 'utf8');
const modeOf = async (path: string) => (await fs.stat(path)).mode & 0o7777;

test('a missing config comes into being, 0600 in a 0700 folder', async () => {
  const { editor, home, configPath } = await editorWith();
  const { files } = await editor.apply(addCorp);
  expect(files.map(({ filePath, change }) => [filePath, change])).toEqual([[configPath, 'created']]);
  expect(await text(configPath)).toBe(CORP);
  expect(await modeOf(configPath)).toBe(0o600);
  expect(await modeOf(join(home, '.aws'))).toBe(0o700);
});

test('a preview is what applying does, and writes nothing', async () => {
  const { editor, configPath, places } = await editorWith({ config: '# mine\r\n' });
  const preview = await editor.preview(addCorp);
  expect(await text(configPath)).toBe('# mine\r\n');
  await expect(fs.stat(places.backupsDir)).rejects.toThrow('ENOENT');
  expect(await editor.apply(addCorp, { fingerprint: preview.fingerprint })).toEqual(preview);
  expect(await text(configPath)).toBe(`# mine\r\n\r\n${CORP.replaceAll('\n', '\r\n')}`);
});

test('an edit that changes nothing writes nothing and leaves no backup', async () => {
  const { editor, configPath } = await editorWith({ config: DEV });
  const { mtimeMs } = await fs.stat(configPath);
  expect(await editor.apply({ edit: 'changeProfile', profileName: 'dev', region: 'eu-west-1' })).toMatchObject({
    files: [],
    changed: [],
  });
  expect((await fs.stat(configPath)).mtimeMs).toBe(mtimeMs);
  expect(await editor.backups()).toEqual([]);
});

/** Another program that writes after each of our readings, `times` times. */
const editorBesideAWriter = async (times: number) => {
  const { home, configPath } = await editorWith({ config: '[default]\nregion = a\n' });
  let asked = 0;
  const plan: typeof planEdit = (...given) => {
    asked += 1;
    if (asked <= times) writeFileSync(configPath, `[default]\nregion = b${asked}\n`);
    return planEdit(...given);
  };
  return { ...editorIn(home, { hooks: { plan } }), asked: () => asked };
};

test('what somebody else writes in between stays, and only our edit is made again', async () => {
  const { editor, configPath, asked } = await editorBesideAWriter(2);
  await editor.apply(addCorp);
  expect(asked()).toBe(3);
  expect(await text(configPath)).toBe(`[default]\nregion = b2\n\n${CORP}`);
  expect(await editor.backups()).toHaveLength(1);
});

test('a file that never comes to rest is left alone in the end', async () => {
  const { editor, configPath } = await editorBesideAWriter(Infinity);
  await expect(editor.apply(addCorp)).rejects.toMatchObject({ code: 'fileChanged', facts: { path: configPath } });
  expect(await text(configPath)).toBe('[default]\nregion = b5\n');
  expect(await editor.backups()).toEqual([]);
});

test('only what was shown is done: other lines to write are a stale preview, other places are not', async () => {
  const { editor, configPath } = await editorWith({ config: `${DEV}sso_session = old\n${CORP}` });
  const edit: ConfigEdit = { edit: 'removeProfiles', profileNames: ['dev'] };
  const { fingerprint } = await editor.preview(edit);
  await fs.writeFile(configPath, `${DEV}sso_session = new\n${CORP}`);
  await expect(editor.apply(edit, { fingerprint })).rejects.toMatchObject({ code: 'previewStale' });
  expect(await text(configPath)).toBe(`${DEV}sso_session = new\n${CORP}`);
  await fs.writeFile(configPath, `# moved\n${DEV}sso_session = old\n${CORP}`);
  await editor.apply(edit, { fingerprint });
  expect(await text(configPath)).not.toContain('dev');
});

test('an edit of both files changes both, and goes back from both', async () => {
  const { editor, configPath, credentialsPath } = await editorWith({ config: DEV, credentials: DEV_KEYS });
  const { files } = await editor.apply(renameDev);
  expect(files.map(({ filePath }) => filePath)).toEqual([configPath, credentialsPath]);
  expect(JSON.stringify(files)).not.toContain('fake/secret');
  expect(await text(configPath)).toBe(DEV.replace('dev', 'prod'));
  expect(await text(credentialsPath)).toBe(DEV_KEYS.replace('dev', 'prod'));
  await editor.apply({ edit: 'undo' });
  expect(await text(configPath)).toBe(DEV);
  expect(await text(credentialsPath)).toBe(DEV_KEYS);
});

test('when the second file cannot be written the first goes back, and no backup speaks of it', async () => {
  const { editor, configPath, credentialsPath } = await editorWith({ config: DEV, credentials: DEV_KEYS });
  await fs.chmod(credentialsPath, 0o400);
  await expect(editor.apply(renameDev)).rejects.toMatchObject({
    code: 'fileForbidden',
    facts: { path: credentialsPath, reason: 'readOnly' },
  });
  expect(await text(configPath)).toBe(DEV);
  expect(await text(credentialsPath)).toBe(DEV_KEYS);
  expect(await editor.backups()).toEqual([]);
});

/** Calls back with what each write of a file handle is about to put down. */
const beforeWriting = async (folder: string, callback: (bytes: Buffer) => void) => {
  await using probe = await fs.open(folder);
  const prototype: fs.FileHandle = Object.getPrototypeOf(probe);
  const write = prototype.writeFile;
  const spy = vi.spyOn(prototype, 'writeFile').mockImplementation(function (this: fs.FileHandle, data, ...more) {
    callback(Buffer.from(data as Buffer));
    return write.call(this, data, ...more);
  });
  onTestFinished(() => spy.mockRestore());
};
const full = () => Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });

test('when the first cannot go back either, that is told, and undo can still take our lines back', async () => {
  const { editor, home, configPath, credentialsPath } = await editorWith({ config: DEV, credentials: DEV_KEYS });
  let isFull = true;
  await beforeWriting(home, (bytes) => {
    if (!isFull || !bytes.includes('[prod]\naws_access_key_id')) return;
    // Another program writes the config just as the disk is full for the credentials.
    writeFileSync(configPath, `# theirs\n${DEV.replace('dev', 'prod')}`);
    throw full();
  });
  await expect(editor.apply(renameDev)).rejects.toMatchObject({
    code: 'editHalfDone',
    facts: { written: configPath, path: credentialsPath, reason: 'diskFull' },
  });
  expect(await text(credentialsPath)).toBe(DEV_KEYS);
  isFull = false;
  await editor.apply({ edit: 'undo' });
  expect(await text(configPath)).toBe(`# theirs\n${DEV}`);
  expect(await text(credentialsPath)).toBe(DEV_KEYS);
});

test('on a full disk the old bytes stay, whether the backup or the edit finds it full', async () => {
  for (const word of [CORP.slice(0, 12), '# mine']) {
    const { editor, home, configPath } = await editorWith({ config: '# mine\n' });
    await beforeWriting(home, (bytes) => {
      if (bytes.includes(word)) throw full();
    });
    await expect(editor.apply(addCorp)).rejects.toMatchObject({ code: 'diskFull' });
    vi.restoreAllMocks();
    expect(await text(configPath)).toBe('# mine\n');
    expect(await fs.readdir(join(home, '.aws'))).toEqual(['config']);
    expect(await fs.readdir(join(home, 'own', 'backups'))).toEqual([]);
  }
});

test.each([
  ['read-only', 'readOnly', (path: string) => fs.chmod(path, 0o444)],
  ['hard-linked', 'hardLink', (path: string) => fs.link(path, `${path}-too`)],
] as const)('a %s config is left alone, in words', async (_what, reason, make) => {
  const { editor, configPath } = await editorWith({ config: '# mine\n' });
  await make(configPath);
  await expect(editor.apply(addCorp)).rejects.toMatchObject({
    code: 'fileForbidden',
    facts: { path: configPath, reason },
  });
  expect(await text(configPath)).toBe('# mine\n');
  expect(await editor.backups()).toEqual([]);
});

test('through a chain of symlinks the target is edited, backed up and brought back', async () => {
  const { editor, home, configPath } = await editorWith({ credentials: '' });
  await fs.mkdir(join(home, 'dotfiles'));
  await fs.symlink('../dotfiles/link', configPath);
  await fs.symlink('aws-config', join(home, 'dotfiles', 'link'));
  await editor.apply(addCorp);
  expect(await text(join(home, 'dotfiles', 'aws-config'))).toBe(CORP);
  await editor.apply({ edit: 'undo' });
  expect(await fs.readdir(join(home, 'dotfiles'))).toEqual(['link']);
  expect(await fs.readlink(configPath)).toBe('../dotfiles/link');
});

test('nothing is added to a file that the AWS CLI refuses, the line is named; what does not make it worse is done', async () => {
  const odd = `oops\n${DEV}output = json\n`;
  const { editor, configPath } = await editorWith({ config: odd });
  const refusal = { code: 'configOddLines', facts: { path: configPath, line: 1, kind: 'beforeFirstSection' } };
  await expect(editor.preview(addCorp)).rejects.toMatchObject(refusal);
  await expect(editor.apply(addCorp)).rejects.toMatchObject(refusal);
  await editor.apply({ edit: 'changeProfile', profileName: 'dev', region: 'us-east-1', newName: 'prod' });
  expect(await text(configPath)).toBe('oops\n[profile prod]\nregion = us-east-1\noutput = json\n');
  await editor.apply({ edit: 'removeProfiles', profileNames: ['prod'] });
  expect(await text(configPath)).toBe('oops\n');
  await editor.apply({ edit: 'undo' });
  await editor.apply({ edit: 'undo' });
  expect(await text(configPath)).toBe(odd);
});

test('what mends such a file is done, even where it adds', async () => {
  const { home, configPath } = await editorWith({ config: 'oops\n' });
  const { editor } = editorIn(home, {
    hooks: {
      plan: () => ({
        config: [
          { do: 'replaceLines', from: 1, to: 1, texts: [] },
          { do: 'addSection', section: { header: 'default', entries: [['region', 'eu-west-1']] } },
        ],
      }),
    },
  });
  await editor.apply({ edit: 'fix', findingIds: [] });
  expect(await text(configPath)).toContain('[default]\nregion = eu-west-1\n');
});

test('a folder in the place of the config cannot be read; one in the place of the credentials hinders only its own edits', async () => {
  const first = await editorWith();
  await fs.mkdir(first.configPath, { recursive: true });
  await expect(first.editor.apply(addCorp)).rejects.toMatchObject({ code: 'configUnreadable' });
  const second = await editorWith({ config: DEV });
  await fs.mkdir(second.credentialsPath);
  await second.editor.apply(addCorp);
  expect(await text(second.configPath)).toBe(`${DEV}\n${CORP}`);
});

test('bytes that are no UTF-8 survive an edit and its undo', async () => {
  const bytes = Buffer.from([...Buffer.from('[default]\n# caf'), 0xe9, 0x0a]);
  const { editor, configPath } = await editorWith({ config: bytes });
  await editor.apply(addCorp);
  expect((await fs.readFile(configPath)).subarray(0, bytes.length)).toEqual(bytes);
  await editor.apply({ edit: 'undo' });
  expect(await fs.readFile(configPath)).toEqual(bytes);
});

test('one file for both, as the variables may say, is edited once', async () => {
  const home = await tempFolder(onTestFinished);
  const path = join(home, 'aws');
  const places = {
    aws: { configPath: path, credentialsPath: path, ssoCacheDir: join(home, 'cache'), loginCacheDir: '' },
  };
  const { editor } = editorIn(home, { places });
  await fs.writeFile(path, `${DEV}\n${DEV_KEYS}`);
  await editor.apply(renameDev);
  expect(await text(path)).toBe(`${DEV}\n${DEV_KEYS}`.replaceAll('dev', 'prod'));
});

test('an undo that puts keys back makes the file private, and says so', async () => {
  const { editor, credentialsPath } = await editorWith({ config: '', credentials: DEV_KEYS });
  const twice = `${DEV_KEYS}[dev]\nregion = x\n`;
  await fs.writeFile(credentialsPath, twice);
  await fs.chmod(credentialsPath, 0o644);
  const { editor: remover } = editorIn(join(credentialsPath, '..', '..'), {
    hooks: { plan: () => ({ credentials: [{ do: 'removeSection', section: 1 }] }) },
  });
  await remover.apply(renameDev);
  expect(await modeOf(credentialsPath)).toBe(0o644);
  const { warnings } = await editor.apply({ edit: 'undo' });
  expect(await text(credentialsPath)).toBe(twice);
  expect(warnings).toEqual([{ code: 'madePrivateForKeys', facts: { path: credentialsPath } }]);
  expect(await modeOf(credentialsPath)).toBe(0o600);
});

test('files of the token cache move to the backup and become private; nothing else does, and no link is followed', async () => {
  const { home, places } = await editorWith({ config: DEV });
  const cache = places.aws.ssoCacheDir;
  await fs.mkdir(cache, { recursive: true, mode: 0o755 });
  await fs.writeFile(join(home, 'elsewhere'), 'mine', { mode: 0o644 });
  await fs.writeFile(join(cache, 'torn.json'), '{', { mode: 0o644 });
  await fs.writeFile(join(cache, 'open.json'), '{}', { mode: 0o644 });
  await fs.symlink(join(home, 'elsewhere'), join(cache, 'link.json'));
  const withPlan = (plan: EditPlan) => editorIn(home, { hooks: { plan: () => plan } }).editor;
  const fix: ConfigEdit = { edit: 'fix', findingIds: [] };

  const moveAway = [join(cache, 'torn.json'), join(cache, 'link.json')];
  const editor = withPlan({ moveAway, makePrivate: [cache, join(cache, 'open.json')] });
  const preview = await editor.apply(fix);
  expect(preview.files.map(({ change }) => change)).toEqual(['movedAway', 'movedAway', 'madePrivate', 'madePrivate']);
  expect(await fs.readdir(cache)).toEqual(['open.json']);
  expect([await modeOf(cache), await modeOf(join(cache, 'open.json'))]).toEqual([0o700, 0o600]);
  expect(await text(join(home, 'elsewhere'))).toBe('mine');

  expect(await editor.backups()).toMatchObject([{ edit: 'fix', filePath: join(cache, 'torn.json') }]);
  const undone = await editor.apply({ edit: 'undo' });
  expect(undone.files.map(({ change }) => change)).toEqual([
    'broughtBack',
    'broughtBack',
    'modeRestored',
    'modeRestored',
  ]);
  expect(await fs.readdir(cache)).toEqual(['link.json', 'open.json', 'torn.json']);
  expect(await text(join(cache, 'torn.json'))).toBe('{');
  expect([await modeOf(cache), await modeOf(join(cache, 'open.json'))]).toEqual([0o755, 0o644]);
  expect(await modeOf(join(cache, 'torn.json'))).toBe(0o644);
  await expect(editor.apply({ edit: 'undo' })).rejects.toMatchObject({ code: 'backupNone' });
  await fs.unlink(join(cache, 'link.json'));

  await editor.apply(fix);
  await fs.writeFile(join(cache, 'torn.json'), '{"newer":true}');
  await editor.apply({ edit: 'undo' });
  expect(await text(join(cache, 'torn.json'))).toBe('{"newer":true}');

  await fs.symlink(join(home, 'elsewhere'), join(cache, 'link.json'));
  await expect(withPlan({ makePrivate: [join(cache, 'link.json')] }).apply(fix)).rejects.toMatchObject({
    code: 'fileForbidden',
  });
  expect(await modeOf(join(home, 'elsewhere'))).toBe(0o644);
  for (const path of [join(home, 'elsewhere'), join(cache, '..', '..', 'config'), join(cache, 'a', 'b'), cache]) {
    await expect(withPlan({ moveAway: [path] }).preview(fix)).rejects.toMatchObject({ code: 'internal' });
  }
  await expect(withPlan({ makePrivate: [join(home, 'elsewhere')] }).preview(fix)).rejects.toMatchObject({
    code: 'internal',
  });
});

test('eight processes that each add sessions, some through a symlink, lose none', async () => {
  const { home, configPath } = await editorWith({ config: '# mine\n' });
  await fs.symlink(configPath, join(home, 'linked-config'));
  const adders = Array.from({ length: 8 }, (_, index) =>
    startChild(`
      import { editorIn } from ${JSON.stringify(new URL('../testing/editor-in.ts', import.meta.url))};
      const aws = {
        configPath: ${JSON.stringify(index % 2 === 0 ? configPath : join(home, 'linked-config'))},
        credentialsPath: ${JSON.stringify(join(home, '.aws', 'credentials'))},
        ssoCacheDir: ${JSON.stringify(join(home, '.aws', 'sso', 'cache'))},
      };
      const { editor } = editorIn(${JSON.stringify(home)}, { places: { ...ports, aws } });
      for (let times = 0; times < 5; times += 1) {
        await editor.apply({ ...${JSON.stringify(addCorp)}, name: 's${index}-' + times });
      }
      process.exit(0);
    `),
  );
  expect(await Promise.all(adders.map((adder) => adder.exited()))).toEqual(adders.map(() => 0));
  const { sections, oddLines, lines } = parseConfig(await fs.readFile(configPath));
  expect(new Set(sections.map(({ name }) => name)).size).toBe(40);
  expect(oddLines).toEqual([]);
  expect(lines[0]?.text).toBe('# mine');
  expect((await fs.readdir(join(home, '.aws'))).toSorted()).toEqual(['config']);
  expect(await fs.readdir(join(home, 'own', 'backups'))).toHaveLength(10);
});
