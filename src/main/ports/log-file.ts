import { closeSync, fstatSync, mkdirSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openOwnFile, type Clock, type Log } from '../../core/index.ts';
import { redacted } from './redact.ts';

const ROTATE_AT_BYTES = 512 * 1024;

export interface LogFile extends Log {
  /** Details are written while this says so; by default never. */
  detailWhen(isWanted: () => boolean): void;
}

/**
 * A log of one JSON object a line in `daypass.log`, with one older file kept beside it. Every line is redacted once
 * more here, whatever its caller promised. A log that cannot be written is no reason to fail: it stays silent.
 */
export function logFile(logsDir: string, clock: Clock): LogFile {
  let isDetailed = (): boolean => false;
  const file = path.join(logsDir, 'daypass.log');
  const write = (
    level: 'info' | 'warn' | 'detail',
    event: string,
    detail: Readonly<Record<string, unknown>> = {},
  ): void => {
    const line = JSON.stringify(redacted({ at: new Date(clock.nowMillis()).toISOString(), level, event, ...detail }));
    try {
      mkdirSync(logsDir, { recursive: true, mode: 0o700 });
      appendLine(file, line);
    } catch {
      // Nowhere to tell it.
    }
  };
  return {
    info: (event, detail) => write('info', event, detail),
    warn: (event, detail) => write('warn', event, detail),
    detail: (event, detail) => isDetailed() && write('detail', event, detail),
    detailWhen(isWanted) {
      isDetailed = isWanted;
    },
  };
}

function appendLine(file: string, line: string): void {
  const descriptor = openOwnFile(file, 'append');
  try {
    if (fstatSync(descriptor).size < ROTATE_AT_BYTES) return void writeSync(descriptor, `${line}\n`);
  } finally {
    closeSync(descriptor);
  }
  renameSync(file, `${file}.1`);
  appendLine(file, line);
}
