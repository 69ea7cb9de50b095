import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const dir = path.join(root, '.github/workflows');
const builder = createRequire(path.join(root, 'node_modules/app-builder-lib/package.json'));
const { load }: { load: (text: string) => Workflow } = builder('js-yaml');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly 'timeout-minutes': number;
  readonly steps: readonly Step[];
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
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('gives nothing by default, and each job what it lists', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toHaveProperty('contents');
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    }
  });

  test('names every action by a commit, with its version beside it', () => {
    const uses = [...(texts[name] ?? '').matchAll(/uses: (.+)$/gm)].map(([, one]) => one);
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

test('the tests run on Linux, macOS and Windows', () => {
  expect(workflow('test.yml').jobs['test']?.strategy?.matrix.os?.map((one) => one.split('-')[0])).toEqual([
    'ubuntu',
    'macos',
    'windows',
  ]);
});

test('a release is a draft until all of it is attached and attested', () => {
  const { jobs } = workflow('release.yml');
  expect([jobs['build']?.needs, jobs['publish']?.needs]).toEqual(['draft', 'build']);
  expect(jobs['build']?.permissions).toEqual({ contents: 'read' });
  const words = (jobs['publish']?.steps ?? []).map(({ uses, run }) => uses?.split('@')[0] ?? run ?? '');
  const at = (part: string): number => words.findIndex((one) => one.includes(part));
  const order = ['release.ts finish', 'attest-build-provenance', 'release upload', '--draft=false'].map(at);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
});
