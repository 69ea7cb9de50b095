import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { isLeftOut } from '../../../../e2e/support/left-out.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { awsPaths } from '../../disk/paths/aws-paths.ts';
import { patientPorts } from '../../disk/testing/instant-ports.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import type { Surroundings } from '../../ports.ts';
import type { SourceDeps } from '../role-source.ts';
import { LoginSignIn } from './login-sign-in.ts';

const NOW = Date.UTC(2026, 0, 5, 9);
const LINK = 'https://eu-west-1.signin.aws.amazon.com/v1/authorize?state=fake-state';
const profile = { profileName: 'me', sourceId: 'me', loginSession: 'arn:aws:iam::111122223333:user/me', region: 'x' };
/** Prints the link, and ends well. */
const PRINTS = 'echo "$LINK"';
/** Opens the link as Python does, and notes each program that it starts. */
const OPENS = `echo "$LINK"
exec python3 -c '
import os, sys, webbrowser
started = open(os.environ["STARTED"], "a")
sys.addaudithook(lambda event, args: started.write(repr(list(args[1])) + "\\n") if event == "subprocess.Popen" else None)
print(webbrowser.open_new_tab(os.environ["LINK"]), file=started)
'`;

let homeDir: string;

beforeEach(async () => {
  homeDir = await tempFolder(onTestFinished);
  vi.stubEnv('TMPDIR', homeDir);
});

afterEach(() => void vi.unstubAllEnvs());

async function setUp(login: string, link: string, more: Surroundings['env'] = {}) {
  const bin = path.join(homeDir, 'bin');
  await mkdir(bin);
  for (const browser of ['xdg-open', 'firefox', 'www-browser'])
    await standIn(path.join(bin, browser), 'echo "a browser was opened" >>"$STARTED"');
  const program = path.join(bin, 'aws');
  await standIn(program, `if [ "$1" = --version ]; then echo aws-cli/2.38.1; exit; fi\n${login}`);
  const started = path.join(homeDir, 'started');
  const given = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, DISPLAY: ':9', TERM: 'xterm', LINK: link };
  const surroundings: Surroundings = { platform: 'linux', homeDir, env: more };
  const opened: string[] = [];
  const opening = { answer: async () => undefined as void };
  const shown: unknown[] = [];
  const prompts: unknown[] = [];
  const made: LoginSignIn[] = [];
  const deps = {
    ports: {
      ...patientPorts(NOW),
      surroundings,
      browser: { open: (url: string) => (opened.push(url), opening.answer()) },
    },
    aws: awsPaths(surroundings),
    awsCli: async () => ({ program, env: { ...given, STARTED: started } }),
    onChange: () => shown.push(made[0]?.standing({ at: 'signedOut', reason: 'never' }), made[0]?.trouble?.code),
  } as unknown as SourceDeps;
  const signIn = new LoginSignIn(deps, profile, true);
  made.push(signIn);
  const run = (openBrowser?: boolean) =>
    signIn.run({ ...(openBrowser !== undefined && { openBrowser }), onPrompt: ({ url }) => void prompts.push(url) });
  return { run, signIn, opened, shown, prompts, opening, started: () => readFile(started, 'utf8') };
}

async function standIn(file: string, script: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}

describe.skipIf(process.platform === 'win32')('a sign-in by the AWS CLI', () => {
  test('opens the link that the AWS CLI prints in the way of all sign-in links', async () => {
    const { run, opened, prompts, shown } = await setUp(PRINTS, LINK);
    await run();
    expect([opened, prompts]).toEqual([[LINK], [LINK]]);
    expect(shown).toContainEqual(expect.objectContaining({ at: 'awaitingUser', url: LINK }));
  });

  test('opens nothing where the person wants to open the link', async () => {
    const { run, opened, prompts } = await setUp(PRINTS, LINK);
    await run(false);
    expect([opened, prompts]).toEqual([[], [LINK]]);
  });

  test.each([
    'https://evil.example/v1/authorize?state=x',
    'http://127.0.0.1:1/v1/authorize?state=x',
    'https://eu-west-1.signin.aws.amazon.com.evil.example/v1/authorize',
    'https://someone@signin.aws.amazon.com/v1/authorize',
  ])('neither opens nor shows %s, and fails', async (link) => {
    const { run, signIn, opened, prompts, shown } = await setUp(`${PRINTS}\nexec sleep 600`, link);
    await expect(run()).rejects.toMatchObject({ code: 'unexpectedAnswer' });
    expect([opened, prompts]).toEqual([[], []]);
    expect(JSON.stringify(shown)).not.toContain('authorize');
    expect(signIn.trouble).toMatchObject({ code: 'unexpectedAnswer' });
  });

  test('takes a link to the endpoint that the person’s own variable names', async () => {
    const link = 'http://127.0.0.1:1/v1/authorize?state=x';
    const { run, opened } = await setUp(PRINTS, link, { AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:1' });
    await run();
    expect(opened).toEqual([link]);
  });

  test('goes on where no browser can be opened, and says so until it has ended well', async () => {
    const { run, signIn, opening, shown } = await setUp(PRINTS, LINK);
    opening.answer = () => Promise.reject(new DaypassError('browserNotOpened'));
    await run();
    expect(shown).toContain('browserNotOpened');
    expect(signIn.trouble).toBeUndefined();
  });

  test.skipIf(isLeftOut('python3'))('has the AWS CLI open no browser, and start nothing with the link', async () => {
    const { run, started } = await setUp(OPENS, LINK);
    await run();
    const lines = (await started()).trimEnd().split('\n');
    expect(lines.at(-1)).toBe('True');
    expect(lines.slice(0, -1).filter((line) => !line.includes('xdg-settings'))).toEqual([
      expect.stringMatching(/^\['[^']*\/daypass-%s-\w+\/sh'\]$/u),
    ]);
    expect((await readdir(homeDir)).toSorted()).toEqual(['bin', 'started']);
  });
});
