import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { windowsPath } from '../machine.mjs';
import type { OwnPrefix } from './own-prefix.ts';

/** Types of registry values: https://learn.microsoft.com/windows/win32/sysinfo/registry-value-types */
export const REG_SZ = 1;
export const REG_EXPAND_SZ = 2;
export const REG_BINARY = 3;

export interface Value {
  readonly type: number;
  readonly bytes: Buffer;
}

/** The registry of a prefix, by files of reg.exe: their bytes are those of the values. Keys begin with `HKEY_CURRENT_USER\`. */
export interface TestRegistry {
  /** Sets a value, or takes it away where it is undefined. The key is made where it is missing. */
  set(key: string, name: string, value: Value | undefined): Promise<void>;
  /** The values of a key by name (the default one is ''), empty where there is no such key. */
  values(key: string): Promise<ReadonlyMap<string, Value>>;
}

/** Text as Windows stores it, with its final NUL. */
export const text = (type: number, content: string): Value => ({ type, bytes: Buffer.from(`${content}\0`, 'utf16le') });

export function testRegistry(prefix: OwnPrefix): TestRegistry {
  const file = path.join(prefix.dir, 'test.reg');
  return {
    async set(key, name, value) {
      const line = `${name === '' ? '@' : JSON.stringify(name)}=${value === undefined ? '-' : hexOf(value)}`;
      const lines = ['Windows Registry Editor Version 5.00', '', `[${key}]`, line, ''];
      await writeFile(file, `\uFEFF${lines.join('\r\n')}`, 'utf16le');
      const { code } = await prefix.run('reg', ['import', windowsPath(file)]);
      if (code !== 0) throw new Error(`reg import ended with ${code}`);
    },
    async values(key) {
      await rm(file, { force: true });
      const { code } = await prefix.run('reg', ['export', key, windowsPath(file), '/y']);
      if (code !== 0) return new Map();
      return valuesOf(await readFile(file, 'utf16le'), key);
    },
  };
}

function hexOf({ type, bytes }: Value): string {
  return `hex(${type.toString(16)}):${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}

/** Of the key's own section: reg.exe also writes the keys below it. */
function valuesOf(exported: string, key: string): ReadonlyMap<string, Value> {
  const sections = exported.replaceAll(/\\\r\n */gu, '').split(/^\[/mu);
  const section = sections.find((one) => one.toLowerCase().startsWith(`${key.toLowerCase()}]`)) ?? '';
  const lines = section.matchAll(/^(@|"(?:[^"\\]|\\.)*")=(.*)\r$/gmu);
  return new Map([...lines].map(([, name = '', data = '']) => [name === '@' ? '' : unquoted(name), parse(data)]));
}

function parse(data: string): Value {
  if (data.startsWith('"')) return text(REG_SZ, unquoted(data));
  const [, type = '3', list = ''] = /^hex(?:\((\w+)\))?:(.*)$/u.exec(data) ?? [];
  const bytes = list.split(',').filter((byte) => byte !== '');
  return { type: Number.parseInt(type, 16), bytes: Buffer.from(bytes.map((byte) => Number.parseInt(byte, 16))) };
}

function unquoted(quoted: string): string {
  return quoted.slice(1, -1).replaceAll(/\\(.)/gu, '$1');
}
