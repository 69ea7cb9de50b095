import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startProcess, type Finished, type Program, type Running } from '../../clients/cli-program.ts';
import { windowsPath } from './machine.mjs';

const NODE = path.join(import.meta.dirname, 'windows-node.mjs');

/** A script of ours, in JavaScript, by Windows' Node in the home of a program. */
export async function startScript({ home, invocation }: Program, name: string, script: string): Promise<Running> {
  const file = path.join(home, name);
  await writeFile(file, script);
  return startProcess(NODE, [file], invocation.env);
}

/** Runs the lines of a batch file in cmd.exe, in the home of a program, and returns what it printed. */
export async function runBatch(program: Program, lines: readonly string[]): Promise<Finished> {
  const batch = path.join(program.home, 'test.cmd');
  await writeFile(batch, ['@echo off', ...lines, ''].join('\r\n'));
  // By Node, whose output goes to files: Wine's cmd.exe would write to no pipe of ours.
  const script = `
    const { spawnSync } = require('node:child_process');
    const { status, stdout, stderr } = spawnSync('cmd.exe', ['/d', '/c', ${JSON.stringify(windowsPath(batch))}], { encoding: 'utf8' });
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    process.exitCode = status;
  `;
  return (await startScript(program, 'run-batch.cjs', script)).finished;
}
