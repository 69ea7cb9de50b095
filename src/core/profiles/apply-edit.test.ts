import { writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseConfig, type ConfigDocument } from '../files/config-document.ts';
import { startChild } from '../files/testing/child-process.ts';
import { instantPorts } from '../files/testing/instant-ports.ts';
import { tempFolder } from '../files/testing/temp-folder.ts';
import { applyEdit, previewEdit } from './apply-edit.ts';
import { planSession } from './plan-session.ts';

const corp = { name: 'corp', startUrl: 'https://d-fake.awsapps.com/start', region: 'eu-west-1' };
const addCorp = (document: ConfigDocument) => planSession(document, corp);

const placesIn = async () => {
  const home = await tempFolder(onTestFinished);
  return { ...instantPorts(), home, configPath: join(home, '.aws', 'config'), locksDir: join(home, 'own', 'locks') };
};
const withConfig = async (content: string) => {
  const places = await placesIn();
  await fs.mkdir(join(places.home, '.aws'));
  await fs.writeFile(places.configPath, content);
  return places;
};

test('a missing config comes into being, 0600 in a 0700 folder', async () => {
  const places = await placesIn();
  await applyEdit(places, addCorp);
  expect(await fs.readFile(places.configPath, 'utf8')).toMatch(/^\[sso-session corp\]\n/);
  expect((await fs.stat(places.configPath)).mode & 0o7777).toBe(0o600);
  expect((await fs.stat(join(places.home, '.aws'))).mode & 0o7777).toBe(0o700);
});

test('a preview is what applying does, and writes nothing', async () => {
  const places = await withConfig('# mine\r\n');
  const preview = await previewEdit(places.configPath, addCorp);
  expect(await fs.readFile(places.configPath, 'utf8')).toBe('# mine\r\n');
  expect(await applyEdit(places, addCorp)).toEqual(preview);
  expect(await fs.readFile(places.configPath)).toEqual(preview.after);
});

test('what somebody else writes in between stays, and only our edit is made again', async () => {
  const places = await withConfig('[default]\nregion = a\n');
  let asked = 0;
  await applyEdit(places, (document) => {
    asked += 1;
    // Stands for another program that writes right after our reading.
    if (asked <= 2) writeFileSync(places.configPath, `[default]\nregion = b${asked}\n`);
    return addCorp(document);
  });
  expect(asked).toBe(3);
  expect(await fs.readFile(places.configPath, 'utf8')).toMatch(/^\[default\]\nregion = b2\n\n\[sso-session corp\]\n/);
});

test('a file that never comes to rest is left alone in the end', async () => {
  const places = await withConfig('[default]\n');
  let asked = 0;
  const refused = applyEdit(places, (document) => {
    asked += 1;
    writeFileSync(places.configPath, `[default]\nregion = b${asked}\n`);
    return addCorp(document);
  });
  await expect(refused).rejects.toMatchObject({ code: 'fileChanged', facts: { path: places.configPath } });
  expect(await fs.readFile(places.configPath, 'utf8')).toBe('[default]\nregion = b5\n');
});

test('what a plan refuses names the file, and the file stays', async () => {
  const places = await withConfig('[default]\noops\n');
  for (const attempt of [() => applyEdit(places, addCorp), () => previewEdit(places.configPath, addCorp)]) {
    await expect(attempt()).rejects.toMatchObject({
      code: 'configOddLines',
      facts: { path: places.configPath, line: 2, kind: 'noDelimiter' },
    });
  }
  expect(await fs.readFile(places.configPath, 'utf8')).toBe('[default]\noops\n');
});

test('a folder in the place of the config cannot be read', async () => {
  const places = await placesIn();
  await fs.mkdir(places.configPath, { recursive: true });
  await expect(applyEdit(places, addCorp)).rejects.toMatchObject({ code: 'configUnreadable' });
});

test('bytes that are no UTF-8 survive an edit', async () => {
  const places = await withConfig('');
  const bytes = Buffer.from([...Buffer.from('[default]\n# caf'), 0xe9, 0x0a]);
  await fs.writeFile(places.configPath, bytes);
  await applyEdit(places, addCorp);
  expect((await fs.readFile(places.configPath)).subarray(0, bytes.length)).toEqual(bytes);
});

test('eight processes that each add profiles, some through a symlink, lose none', async () => {
  const { configPath, locksDir, home } = await withConfig('# mine\n');
  await fs.symlink(configPath, join(home, 'linked-config'));
  const moduleUrl = (name: string) => JSON.stringify(new URL(name, import.meta.url));
  const adders = Array.from({ length: 8 }, (_, index) =>
    startChild(`
      import { applyEdit } from ${moduleUrl('apply-edit.ts')};
      import { planSession } from ${moduleUrl('plan-session.ts')};
      const path = ${JSON.stringify(index % 2 === 0 ? configPath : join(home, 'linked-config'))};
      for (let times = 0; times < 5; times += 1) {
        const session = { ...${JSON.stringify(corp)}, name: 's${index}-' + times };
        await applyEdit({ ...ports, configPath: path, locksDir: ${JSON.stringify(locksDir)} }, (document) => planSession(document, session));
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
});
