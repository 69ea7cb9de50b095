import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import type { Running } from '../../clients/cli-program.ts';
import type { GuideBlock } from './guide-blocks.ts';
import type { GuideMachine } from './guide-machine.ts';

export type RunBlock = (machine: GuideMachine, block: GuideBlock) => Promise<void>;

export interface Scene {
  /** The machine as the guide expects it; a session of the portal is signed in unless this says otherwise. */
  readonly prepare?: (machine: GuideMachine) => Promise<void>;
  /** How a block is run, by its language, or by words that it begins with. */
  readonly blocks?: Readonly<Record<string, RunBlock>>;
}

export async function isSignedIn(machine: GuideMachine): Promise<void> {
  await machine.addSession();
  await machine.signIn();
}

export async function typed(machine: GuideMachine, text: string, more: Parameters<GuideMachine['type']>[1] = {}) {
  const { code, stdout, stderr } = await machine.type(text, more);
  expect({ text, code, output: code === 0 ? '' : stdout + stderr }).toEqual({ text, code: 0, output: '' });
  return stdout;
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Keys that the AWS SDKs get by a profile, as the guides name it. */
export async function expectKeys(machine: GuideMachine, profile: string): Promise<void> {
  const { code, stdout, stderr } = await machine.daypass('credential-process', '--profile', profile);
  expect({ profile, code, stderr }).toEqual({ profile, code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ AccessKeyId: expect.stringMatching(/^ASIA/u) });
}

/** The share of a guide that runs now. */
let sharing: { readonly running: Running; readonly dir: string } | undefined;

export async function endShare(): Promise<void> {
  if (sharing === undefined) return;
  const { running, dir } = sharing;
  sharing = undefined;
  running.kill('SIGINT');
  expect(await running.finished).toMatchObject({ code: 0, stderr: '' });
  expect(await isThere(dir)).toBe(false);
}

export const share: RunBlock = async (machine, { text }) => {
  await endShare();
  sharing = { running: await machine.start(text), dir: path.join(machine.home, 'aws-keys') };
  expect(await readdir(sharing.dir)).toEqual(expect.arrayContaining(['config', 'keys-1.json']));
  if (!text.includes('wsl.localhost')) return;
  // As a tool on Windows: the path is that of this home, and `type` prints a file.
  const config = await readFile(path.join(sharing.dir, 'config'), 'utf8');
  const [, seen = ''] =
    /^credential_process = cmd \/c type (\\\\wsl\.localhost\\Debian\\home\\me\\\S+)$/mu.exec(config) ?? [];
  const here = path.join(machine.home, ...seen.split('\\').slice(6));
  expect(JSON.parse(await readFile(here, 'utf8'))).toMatchObject({ Version: 1 });
};
