import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { flags, parseCliArguments, usage } from './cli-options.ts';
import { SimulatorOptionError } from './settings.ts';

describe('the command line', () => {
  test('turns options into what startSimulator takes', () => {
    const argv =
      '--port 8080 --accounts 5000 --roles 5 --seed s --region us-east-1 --token-seconds 60 --json --page-size 10';
    const startUrls = ['https://a.awsapps.com/start', 'https://b.awsapps.com/start,eu-west-2'];
    expect(parseCliArguments([...argv.split(' '), ...startUrls.flatMap((url) => ['--start-url', url])])).toMatchObject({
      kind: 'run',
      json: true,
      options: {
        port: 8080,
        accounts: 5000,
        roles: 5,
        seed: 's',
        region: 'us-east-1',
        settings: { accessTokenSeconds: 60, pageSizeCap: 10 },
        portals: [
          { startUrl: 'https://a.awsapps.com/start', region: undefined },
          { startUrl: 'https://b.awsapps.com/start', region: 'eu-west-2' },
        ],
      },
    });
    expect(parseCliArguments(['--no-tls'])).toMatchObject({ options: { tls: false } });
    expect(parseCliArguments(['-h'])).toEqual({ kind: 'help' });
  });

  test.each([
    ['--port', '70000'],
    ['--accounts', '-1'],
    ['--roles', 'many'],
    ['--awkward-names', 'most'],
    ['--frobnicate', '1'],
    ['stray', 'words'],
  ])('refuses %s %s', (...argv) => {
    expect(() => parseCliArguments(argv)).toThrow(SimulatorOptionError);
  });

  test('names every option in its help', () => {
    const named = [...usage.matchAll(/^ {2}--([a-z-]+)/gmu)].map(([, name = '']) => name);
    expect(named.toSorted()).toEqual(Object.keys(flags).toSorted());
    for (const name of named.filter((flag) => flag !== 'help'))
      expect(() => parseCliArguments([`--${name}`, ...valueFor(name)])).not.toThrow();
  });
});

function valueFor(name: string): readonly string[] {
  if (['json', 'no-tls'].includes(name)) return [];
  return [name === 'awkward-names' ? 'all' : '1'];
}

/** Node from 22.18 on runs TypeScript as it is; an older one needs the built program. */
describe.runIf(process.features.typescript)('the program', () => {
  type Program = ChildProcessByStdio<null, Readable, Readable>;

  const start = (...argv: string[]): Program =>
    spawn(process.execPath, [path.join(import.meta.dirname, 'cli.ts'), ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });

  async function ended(program: Program): Promise<{ exitCode: unknown; stdout: string; stderr: string }> {
    let stdout = '';
    let stderr = '';
    program.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    program.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    const [exitCode]: unknown[] = await once(program, 'close');
    return { exitCode, stdout, stderr };
  }

  test('prints one line of addresses that answer, and ends cleanly on SIGTERM', async () => {
    const program = start('--json', '--accounts', '5000', '--roles', '5');
    const [line]: unknown[] = await once(createInterface({ input: program.stdout }), 'line');
    const addresses: Record<string, unknown> = JSON.parse(String(line));
    expect(addresses).toMatchObject({
      portals: [{ startUrl: 'https://d-demo.awsapps.com/start', region: 'eu-west-1', accounts: 5000 }],
      environment: { AWS_ENDPOINT_URL_SSO: addresses['url'], AWS_ENDPOINT_URL_SSO_OIDC: addresses['url'] },
      proxyEnvironment: { HTTPS_PROXY: addresses['proxyUrl'], AWS_CA_BUNDLE: addresses['caPemPath'] },
    });
    expect((await fetch(String(addresses['url']))).status).toBe(200);
    const end = ended(program);
    program.kill('SIGTERM');
    expect(await end).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('says what to export, and what is wrong', async () => {
    const program = start('--no-tls');
    const lines: string[] = [];
    for await (const line of createInterface({ input: program.stdout })) {
      lines.push(line);
      if (line.startsWith('Ctrl+C')) program.kill('SIGINT');
    }
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}export AWS_ENDPOINT_URL_SSO='http:\/\/127\.0\.0\.1:\d+'$/u),
    );
    expect(await ended(start('--accounts', 'x'))).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'simulator: --accounts must be a whole number, not "x". See --help.\n',
    });
    expect(await ended(start('--help'))).toEqual({ exitCode: 0, stdout: usage, stderr: '' });
  });

  test('names a port in use', async () => {
    const first = start('--json', '--no-tls');
    const [line]: unknown[] = await once(createInterface({ input: first.stdout }), 'line');
    const { url }: { url: string } = JSON.parse(String(line));
    const { port } = new URL(url);
    const second = await ended(start('--port', port));
    first.kill();
    expect(second.exitCode).toBe(1);
    expect(second.stderr).toContain(`Port ${port} for the service is in use.`);
  });
});
