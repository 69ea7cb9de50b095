import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { isLeftOut } from '../../../e2e/support/left-out.ts';
import { writeProfileSwitch } from '../../core/roles/output/write-out.ts';
import { tempFolder } from '../../core/disk/testing/temp-folder.ts';
import { shellScript } from './shell-script.ts';

const SHELLS = [
  ['bash', 'bash', ['--norc', '--noprofile', '-c']],
  ['zsh', 'zsh', ['-f', '-c']],
  ['fish', 'fish', ['--no-config', '-c']],
  ['powershell', 'pwsh', ['-NoProfile', '-NonInteractive', '-Command']],
] as const;

describe.skipIf(process.platform === 'win32').each(SHELLS)('in %s', (shell, program, args) => {
  // Not every machine that runs all layers has PowerShell.
  const isMissing = program === 'pwsh' ? spawnSync(program, ['-Version']).error !== undefined : isLeftOut(program);
  const show = shell === 'powershell' ? 'Write-Output "<$env:AWS_PROFILE>"' : 'echo "<$AWS_PROFILE>"';
  let folder: string;
  let pwned: string;

  beforeEach(async () => {
    folder = await tempFolder(onTestFinished);
    pwned = path.join(folder, 'pwned');
    const standIn = path.join(folder, 'daypass');
    await writeFile(standIn, '#!/bin/sh\nprintf \'%s\\n\' "$OUTPUT"\n');
    await chmod(standIn, 0o755);
  });

  /** Runs a line in the shell with the script loaded. `daypass` prints the output whatever it is asked for. */
  function run(line: string, output: string): string {
    const script = shellScript(shell, { command: undefined, hasPrompt: false, hasCompletions: false });
    const { stdout, error } = spawnSync(program, [...args, `${script}\n${line}`], {
      env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, LC_ALL: 'C.UTF-8', HOME: folder, OUTPUT: output },
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    return stdout;
  }

  test.skipIf(isMissing)('the statements that daypass writes are run', () => {
    const output = writeProfileSwitch("o'neil $(id) ’", 'old', shell).trimEnd();
    expect(run(`daypass use dev; ${show}`, output)).toBe("<o'neil $(id) ’>\n");
    expect(run(`daypass assume dev; ${show}`, output)).toBe("<o'neil $(id) ’>\n");
  });

  test.skipIf(isMissing).each([
    ['use --json x', (hostile: string) => `{"profile":"${hostile}","previousProfile":null}`],
    ['use x', (hostile: string) => `{"profile":"${hostile}","previousProfile":null}`],
    ['use x', (hostile: string) => `Usage: daypass use\n${hostile}`],
    ['use --help', (hostile: string) => hostile],
    ['use -h', (hostile: string) => hostile],
    ['assume x --json', (hostile: string) => hostile],
  ])('daypass %s prints output that names the variable and runs nothing of it', (words, wrap) => {
    const statement = writeProfileSwitch('dev', 'old', shell).trimEnd();
    const output = wrap(`${statement}; ${shell === 'fish' ? `(touch ${pwned})` : `$(touch ${pwned})`}`);
    expect(run(`daypass ${words}; ${show}`, output)).toBe(`${output}\n<>\n`);
    expect(existsSync(pwned)).toBe(false);
  });
});

test.each([
  ['bash', String.raw`'/opt/o'\''neil ’$(id)/daypass'`],
  ['zsh', String.raw`'/opt/o'\''neil ’$(id)/daypass'`],
  ['fish', String.raw`'/opt/o\'neil ’$(id)/daypass'`],
  ['powershell', "'/opt/o''neil ’’$(id)/daypass'"],
] as const)('%s gets the path of daypass as one word', (shell, word) => {
  const command = ["/opt/o'neil ’$(id)/daypass"];
  expect(shellScript(shell, { command, hasPrompt: false, hasCompletions: false })).toContain(` ${word} `);
});
