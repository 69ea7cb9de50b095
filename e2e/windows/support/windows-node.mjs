#!/usr/bin/env node
/**
 * Stands in for `node` in tests: runs a program by Windows' node.exe under Wine. Node finds no usable stdout on a pipe there
 * ("open EBADF"), so both streams go to files, which are passed on as they grow.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { machine, windowsPath, wineEnvironment } from './machine.mjs';

const POLL_MILLIS = 10;
const CHUNK_BYTES = 65_536;
const folder = mkdtempSync(path.join(tmpdir(), 'daypass-wine-'));
const [program = '', ...args] = process.argv.slice(2);

const outputs = ['stdout', 'stderr'].map((name) => {
  const file = path.join(folder, name);
  // A reader that stops early is no fault: the program writes to a file, so it never meets it.
  process[name].on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { writing: openSync(file, 'w'), reading: openSync(file, 'r'), to: process[name], at: 0 };
});
const before = path.join(import.meta.dirname, 'windows-home.cjs');
const words = [machine.node, '--require', windowsPath(before), windowsPath(path.resolve(program)), ...args];
const child = spawn(machine.wine, words, {
  stdio: ['ignore', ...outputs.map(({ writing }) => writing)],
  env: { ...process.env, ...wineEnvironment, DAYPASS_WINDOWS_HOME: windowsPath(process.env.HOME ?? '/') },
});
for (const { writing } of outputs) closeSync(writing);

const passOn = () => {
  for (const output of outputs) {
    const bytes = Buffer.alloc(CHUNK_BYTES);
    for (let read = 1; read > 0;) {
      read = readSync(output.reading, bytes, 0, bytes.length, output.at);
      output.at += read;
      if (read > 0) output.to.write(Buffer.from(bytes.subarray(0, read)));
    }
  }
};
const timer = setInterval(passOn, POLL_MILLIS);
// Windows knows no signals: a process is ended at once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGKILL'));
child.on('exit', (code) => {
  clearInterval(timer);
  passOn();
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
