import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Release {
  readonly version: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** Where the built packages are. */
  readonly artifactsDir: string;
}

const TEMPLATES_DIR = path.join(import.meta.dirname, '../../packaging/managers');

/**
 * Writes the files for Homebrew, winget, Scoop, the AUR and Nix into `outDir`. Rejects for a package that was not built, and
 * for a placeholder that nothing fills.
 */
export async function fillTemplates(release: Release, outDir: string): Promise<readonly string[]> {
  const entries = await readdir(TEMPLATES_DIR, { recursive: true, withFileTypes: true });
  const written: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const template = path.join(entry.parentPath, entry.name);
    const target = path.join(outDir, path.relative(TEMPLATES_DIR, template));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, await filled(await readFile(template, 'utf8'), release));
    written.push(target);
  }
  return written;
}

async function filled(template: string, release: Release): Promise<string> {
  const placeholders = [...new Set([...template.matchAll(/__([a-zA-Z0-9][\w:.-]*?)__/g)].map(([, name = '']) => name))];
  let text = template;
  for (const name of placeholders) text = text.replaceAll(`__${name}__`, await valueOf(name, release));
  return text;
}

async function valueOf(name: string, { version, repository, artifactsDir }: Release): Promise<string> {
  if (name === 'version') return version;
  if (name === 'repository') return repository;
  const [form, file = ''] = name.split(':');
  const hash = createHash('sha256').update(await readFile(path.join(artifactsDir, file)));
  if (form === 'sha256') return hash.digest('hex');
  // As winget's own tool writes it.
  if (form === 'SHA256') return hash.digest('hex').toUpperCase();
  if (form === 'sri') return `sha256-${hash.digest('base64')}`;
  throw new Error(`No value is known for the placeholder __${name}__.`);
}
