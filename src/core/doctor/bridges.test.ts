import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../config/document/config-document.ts';
import { tempFolder } from '../disk/testing/temp-folder.ts';
import { runnableCommand } from '../profiles/bridges/runnable-command.ts';
import { brokenBridges } from './bridge-evidence.ts';
import { findingsOf, mended } from './testing/patient.ts';

const bridge = (command: string, name = 'amplify') =>
  `[profile ${name}]\n# Made by Daypass as a bridge for tools that do not know SSO\ncredential_process = ${command}\nregion = eu-west-1\n`;
const line = (program: string) => `${program} credential-process --profile corp`;

/** This machine may have the real commands in the usual folders. */
const onPathOnly: typeof runnableCommand = (command, surroundings) => runnableCommand(command, surroundings, []);

describe.runIf(process.platform !== 'win32')('bridges that need a PATH', () => {
  async function scene() {
    const folder = await tempFolder(onTestFinished);
    await mkdir(join(folder, 'lib'));
    const put = async (name: string, text: string) => {
      await writeFile(join(folder, name), text, { mode: 0o755 });
      return join(folder, name);
    };
    const script = await put('lib/daypass.mjs', '#!/usr/bin/env fakenode\n');
    await symlink(script, join(folder, 'daypass'));
    const node = await put('fakenode', '#!/bin/sh\necho "daypass 1.2.3"\n');
    const wrapper = await put('wrapper', '#!/bin/sh\nexit 0\n');
    const surroundings = { platform: 'linux' as const, homeDir: folder, env: { PATH: folder } };
    const broken = (config: string) => brokenBridges(parseConfig(config), surroundings, onPathOnly);
    return { folder, script, node, wrapper, broken, linked: join(folder, 'daypass') };
  }

  test('are found with a line that runs anywhere, and fixed to the byte around them', async () => {
    const { script, node, wrapper, broken, linked } = await scene();
    const better = line(`${node} ${script}`);
    const config = [
      bridge(line('daypass'), 'bare'),
      bridge(line(linked), 'by-env'),
      bridge(line('/nonexistent/daypass'), 'gone'),
      bridge(line(`/nonexistent/node ${script}`), 'old-node'),
      bridge(line(wrapper), 'wrapper'),
      bridge(better, 'sound'),
      `[profile mine]\ncredential_process = ${line('daypass')}\n`,
    ].join('\n');
    const evidence = { brokenBridges: await broken(config), missingPrograms: new Set(['daypass']) };
    const found = findingsOf({ config, evidence }).filter(({ code }) => code === 'bridgeNotRunnable');
    expect(found.map(({ facts, fixable }) => [facts['profile'], fixable])).toStrictEqual([
      ['bare', true],
      ['by-env', true],
      ['gone', true],
      ['old-node', true],
    ]);
    const ids = found.map(({ id }) => id);
    const expected = config
      .replace(bridge(line('daypass'), 'bare'), bridge(better, 'bare'))
      .replace(line(linked), better)
      .replace(line('/nonexistent/daypass'), better)
      .replace(line(`/nonexistent/node ${script}`), better);
    expect(mended({ config, evidence }, ids).config.toString()).toBe(expected);
    expect(await broken(expected)).toStrictEqual(new Map());
  });

  test('are none where an AppImage is started as the command line, until it is moved', async () => {
    const { wrapper, broken } = await scene();
    const image = (file: string) => bridge(line(`${file} --cli --`));
    expect(await broken(image(wrapper))).toStrictEqual(new Map());
    expect([...(await broken(image('/nonexistent/Daypass.AppImage'))).keys()]).toStrictEqual([
      line('/nonexistent/Daypass.AppImage --cli --'),
    ]);
  });

  test('have no fix where no command runs without a PATH', async () => {
    const { broken } = await scene();
    const config = bridge('aws-of-nobody configure export-credentials --profile corp');
    const evidence = { brokenBridges: await broken(config) };
    expect(findingsOf({ config, evidence })).toMatchObject([{ code: 'bridgeNotRunnable', fixable: false }]);
  });

  test('of a role are found and fixed in the same way', async () => {
    const { script, node, broken } = await scene();
    const ofRole = (program: string) =>
      `[profile team]\n# Made by Daypass for Admin in 444455556666\ncredential_process = ${program} credential-process --session plain --account 444455556666 --role Admin\n`;
    const config = ofRole('/nonexistent/daypass');
    const evidence = { brokenBridges: await broken(config), missingPrograms: new Set<string>() };
    const found = findingsOf({ config, evidence }).filter(({ code }) => code === 'bridgeNotRunnable');
    const ids = found.map(({ id }) => id);
    expect(mended({ config, evidence }, ids).config.toString()).toBe(ofRole(`${node} ${script}`));
  });
});
