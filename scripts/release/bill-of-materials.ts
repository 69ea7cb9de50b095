import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string | null;
}

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
}

interface Component {
  readonly type: 'library' | 'framework';
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  /** Empty where the package names none: CycloneDX has no value for that. */
  readonly licenses: readonly ({ readonly license: { readonly id: string } } | { readonly expression: string })[];
  readonly hashes: readonly { readonly alg: 'SHA-512'; readonly content: string }[];
}

export interface BillOfMaterials {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly version: 1;
  readonly metadata: { readonly component: Readonly<Record<string, unknown>> };
  readonly components: readonly Component[];
}

/**
 * Returns what is inside a package, as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): what the bundler put into the
 * programs, with the hashes of the lockfile, and Electron. `npm sbom` would list the tools of this repository, of which nothing
 * is shipped.
 */
export function billOfMaterials(
  version: string,
  bundled: readonly Bundled[],
  locked: Readonly<Record<string, Locked>>,
): BillOfMaterials {
  const byName = new Map(bundled.map((one) => [`${one.name}@${one.version}`, one]));
  const libraries = [...byName.values()].map((one) => component(one, 'library', locked));
  const electron = locked['node_modules/electron']?.version ?? '';
  const runtime = component({ name: 'electron', version: electron, identifier: 'MIT' }, 'framework', locked);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'daypass', version, licenses: [{ license: { id: 'MIT' } }] } },
    components: [...libraries, runtime].toSorted((a, b) => a.purl.localeCompare(b.purl, 'en')),
  };
}

function component(
  { name, version, identifier }: Bundled,
  type: Component['type'],
  locked: Readonly<Record<string, Locked>>,
): Component {
  return {
    type,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: typeof identifier === 'string' ? [licenceOf(identifier)] : [],
    hashes: hashesOf(name, version, locked),
  };
}

function licenceOf(identifier: string): Component['licenses'][number] {
  const isExpression = /\s/.test(identifier);
  return isExpression ? { expression: identifier.replaceAll(/^\(|\)$/g, '') } : { license: { id: identifier } };
}

function hashesOf(name: string, version: string, locked: Readonly<Record<string, Locked>>): Component['hashes'] {
  const entry = Object.entries(locked).find(
    ([place, one]) => place.endsWith(`node_modules/${name}`) && one.version === version,
  );
  const [, base64] = /^sha512-(.+)$/.exec(entry?.[1].integrity ?? '') ?? [];
  return base64 === undefined ? [] : [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }];
}

/** What the bundler says it put into these programs of out/. */
export async function bundledInto(outDir: string, programs: readonly string[]): Promise<readonly Bundled[]> {
  const lists = await Promise.all(
    programs.map(async (program): Promise<readonly Bundled[]> =>
      JSON.parse(await readFile(path.join(outDir, program, 'licences.json'), 'utf8')),
    ),
  );
  return lists.flat();
}
