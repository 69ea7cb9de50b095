import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const dir = path.join(root, '.github/workflows');
const builder = createRequire(path.join(root, 'node_modules/app-builder-lib/package.json'));
const { load }: { load: (text: string) => Workflow } = builder('js-yaml');

interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly needs?: string | readonly string[];
  readonly permissions: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly environment?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another workflow of ours in place of steps. */
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly 'runs-on'?: string;
  readonly container?: { readonly image: string };
  readonly strategy?: { readonly matrix: { readonly os?: readonly string[] } };
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const names = await readdir(dir);
const texts = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, await readFile(path.join(dir, name), 'utf8')] as const)),
);
const workflow = (name: string): Workflow => load(texts[name] ?? '');

describe.each(names)('%s', (name) => {
  const { permissions, jobs } = workflow(name);
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

  test('gives nothing by default, and each job what it lists', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toHaveProperty('contents');
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    }
  });

  test('names every action by a commit, with its version beside it', () => {
    const named = [...(texts[name] ?? '').matchAll(/uses: (.+)$/gm)].map(([, one]) => one);
    const uses = named.filter((one) => one !== './.github/workflows/test.yml');
    expect(uses.length).toBe(steps.filter((step) => step.uses !== undefined).length);
    for (const one of uses) expect(one).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('leaves no token in the checkout, and puts no text of others into a script', () => {
    for (const step of steps) {
      if (step.uses?.startsWith('actions/checkout@') === true)
        expect(step.with).toMatchObject({ 'persist-credentials': false });
      expect(step.run ?? '').not.toMatch(/\$\{\{(?! matrix\.)/);
    }
    expect(texts[name]).not.toContain('pull_request_target');
  });
});

describe('the tests', () => {
  const { jobs } = workflow('test.yml');

  test('run on Linux, macOS and Windows', () => {
    expect(jobs['linux']?.['runs-on']).toMatch(/^ubuntu-/);
    expect(jobs['other-systems']?.strategy?.matrix.os?.map((one) => one.split('-')[0])).toEqual(['macos', 'windows']);
    for (const name of ['linux', 'other-systems']) expect(jobs[name]?.steps?.at(-1)?.run).toBe('npm test');
  });

  test('leave nothing out on Linux: on the Debian that the script of system packages is for, by its digest, with all layers', () => {
    for (const name of ['linux', 'packages']) {
      expect(jobs[name]?.container?.image).toMatch(/^debian:12@sha256:[0-9a-f]{64}$/);
      expect(jobs[name]?.steps?.map(({ run }) => run)).toContain('sh scripts/system-packages.sh');
      expect(jobs[name]?.steps?.at(-1)?.env).toEqual({ DAYPASS_ALL_LAYERS: '1' });
    }
  });
});

/** Steps that run code which npm fetched. */
const runsPackages = ({ run = '' }: Step): boolean => /\bnpm\b|release\.ts finish/.test(run);

describe('a release', () => {
  const { jobs } = workflow('release.yml');
  const stepsOf = (job: string): readonly Step[] => jobs[job]?.steps ?? [];
  const order = (job: string, parts: readonly string[]): readonly number[] => {
    const words = stepsOf(job).map(({ uses, run }) => uses?.split('@')[0] ?? run ?? '');
    return parts.map((part) => words.findIndex((one) => one.includes(part)));
  };
  const expectInOrder = (job: string, ...parts: readonly string[]): void => {
    const places = order(job, parts);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  };

  test('is a draft until all of it is attached and attested', () => {
    expect(['build', 'assemble', 'publish'].map((job) => jobs[job]?.needs)).toEqual([
      'draft',
      'build',
      ['test', 'assemble'],
    ]);
    expectInOrder('draft', 'merge-base --is-ancestor', 'release.ts notes', 'gh release create "$TAG" --draft');
    expectInOrder('assemble', 'download-artifact', 'release.ts finish', 'upload-artifact');
    expectInOrder(
      'publish',
      'download-artifact',
      'sha256sum',
      'attest-build-provenance',
      'release upload',
      '--draft=false',
    );
  });

  test('is published only after the tests have passed on its own commit', () => {
    expect(jobs['test']?.uses).toBe('./.github/workflows/test.yml');
    expect(texts['test.yml']).toMatch(/^ {2}workflow_call:$/m);
  });

  test('runs no package from npm where something can be written, and shows the token to its own steps alone', () => {
    for (const [name, { permissions, env = {}, steps = [] }] of Object.entries(jobs)) {
      const canWrite = Object.values(permissions).includes('write');
      if (canWrite) expect([name, steps.filter(runsPackages)]).toEqual([name, []]);
      expect(JSON.stringify(env)).not.toMatch(/token|secrets/);
      for (const step of steps.filter(({ env: own = {} }) => 'GH_TOKEN' in own))
        expect(step.run).toMatch(/^gh release /);
    }
  });

  test('asks for the environment where secrets are used and where it is published, and restores no cache', () => {
    for (const { environment, permissions, steps = [] } of Object.values(jobs)) {
      const hasSecrets = JSON.stringify(steps).includes('secrets.');
      if (hasSecrets || permissions['id-token'] === 'write') expect(environment).toBe('release');
      for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@') === true))
        expect(step.with).toMatchObject({ 'package-manager-cache': false });
    }
  });

  test('gives each system its own secrets alone', () => {
    const secretsOf = (system: string): readonly string[] =>
      stepsOf('build')
        .filter((step) => step.if === undefined || step.if.includes(system))
        .flatMap(({ env = {} }) => Object.values(env))
        .flatMap((value) => [...value.matchAll(/secrets\.(\w+)/g)].map(([, name = '']) => name));
    expect(secretsOf('Linux')).toEqual([]);
    expect(secretsOf('Windows')).toEqual(['DAYPASS_WINDOWS_SIGN']);
    expect(secretsOf('macOS')).toHaveLength(5);
  });
});
