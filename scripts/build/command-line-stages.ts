import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { InlineConfig, Plugin } from 'vite';
import { nodeProgram } from './node-program.ts';
import { quickBuiltins } from './quick-builtins.ts';
import type { Stage } from './stage.ts';

const SHEBANG = '#!/usr/bin/env node';
const TABLE = 'src/cli/completion/command-table.ts';

/**
 * The parts that a person waits for at each prompt and after Tab. Like the entry, which has `credential-process` in it,
 * each is one file that loads nothing else before it needs it; `scripts/rooms/light-parts.test.ts` limits what they are.
 */
export const LIGHT_PARTS = ['print-prompt', 'print-completions'] as const;

/**
 * The command line in stages: its entry, a single file; the light parts, each on its own; and what the others load on
 * request, each part under its own name. The completions come last, with the table of the commands that were built.
 */
export function commandLineStages(outDir: string): readonly Stage[] {
  const parts = new Map<string, string>();
  const alone = (input: Readonly<Record<string, string>>, ...plugins: readonly Plugin[]): InlineConfig => ({
    ...nodeProgram({ input, extension: 'mjs', isOneFile: true, ...('daypass' in input && { banner: SHEBANG }) }),
    plugins: [...plugins, loadedOnRequest(parts), quickBuiltins()],
  });
  const part = (name: string, ...plugins: readonly Plugin[]): InlineConfig =>
    alone({ [name]: fileOf(parts, name) }, ...plugins);
  const isLight = (name: string): boolean => LIGHT_PARTS.some((light) => light === name);
  const others = (): InlineConfig => ({
    ...nodeProgram({
      input: { ...Object.fromEntries([...parts].filter(([name]) => !isLight(name))), 'command-table': TABLE },
      extension: 'mjs',
    }),
    plugins: [quickBuiltins()],
  });
  return [
    { config: () => alone({ daypass: 'src/cli/index.ts' }), namesLicences: false },
    { config: () => part('print-prompt'), namesLicences: false },
    { config: others, namesLicences: true },
    { config: async () => part('print-completions', asData(await takeTable(outDir))), namesLicences: false },
  ];
}

function fileOf(parts: ReadonlyMap<string, string>, name: string): string {
  const file = parts.get(name);
  if (file === undefined) throw new Error(`Nothing loads ${name} on request`);
  return file;
}

/**
 * Leaves `import('./part.ts')` as the import of a file of its own, and notes the part by its name. Throws for two parts of
 * one name.
 */
function loadedOnRequest(parts: Map<string, string>): Plugin {
  return {
    name: 'loaded-on-request',
    resolveDynamicImport(specifier, importer) {
      if (typeof specifier !== 'string' || !specifier.startsWith('.') || importer === undefined) return null;
      const name = path.basename(specifier, '.ts');
      const file = path.resolve(path.dirname(importer), specifier);
      if ((parts.get(name) ?? file) !== file) throw new Error(`Two parts are called ${name}: rename ${file}`);
      parts.set(name, file);
      return { id: `./${name}.mjs`, external: true };
    },
  };
}

/** Returns the table of the commands as JSON, by running what was built of it, and removes that file. */
async function takeTable(outDir: string): Promise<string> {
  const built = path.join(outDir, 'command-table.mjs');
  const script = `const { COMMAND_TABLE } = await import(${JSON.stringify(pathToFileURL(built).href)});
process.stdout.write(JSON.stringify(COMMAND_TABLE));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  await Promise.all([built, `${built}.map`].map((file) => rm(file, { force: true })));
  return stdout;
}

/** Puts the table's data in the place of the module that makes it from all commands. */
function asData(table: string): Plugin {
  return {
    name: 'command-table-as-data',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(TABLE)) return null;
      return { code: `export const COMMAND_TABLE = ${table};`, moduleType: 'js' };
    },
  };
}
