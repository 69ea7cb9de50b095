import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * electron-builder's hook after packing: the runtime's own default app has no place beside ours, and Node can't read the
 * archive, so the command line is also put beside it. electron-builder's `extraResources` would take it out of the archive.
 */
export default async function afterPack({ appOutDir, packager, electronPlatformName }) {
  const { productFilename, version } = packager.appInfo;
  const resourcesDir =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${productFilename}.app`, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources');
  await rm(path.join(resourcesDir, 'default_app.asar'), { force: true });
  const isShipped = (file) => !file.endsWith('.map');
  const command = path.join(packager.projectDir, 'out', 'cli');
  await cp(command, path.join(resourcesDir, 'cli'), { recursive: true, filter: isShipped });
  // Where the command line looks for newer releases, as the app does by its own package.json. See scripts/package.ts.
  const repository = packager.config.extraMetadata?.repository;
  await writeFile(
    path.join(resourcesDir, 'package.json'),
    `${JSON.stringify({ name: 'daypass', version, repository })}\n`,
  );
  // Where electron-builder leaves those of Electron and Chromium.
  const licencesDir = electronPlatformName === 'darwin' ? resourcesDir : appOutDir;
  await writeFile(path.join(licencesDir, 'LICENSES.packages.txt'), await licenceTexts(packager.projectDir));
}

/** Returns the licences of all bundled packages, each once: those in the archive can't be read without a tool. */
async function licenceTexts(projectDir) {
  const lists = await Promise.all(
    ['main', 'renderer', 'cli'].map(async (program) =>
      JSON.parse(await readFile(path.join(projectDir, 'out', program, 'licences.json'), 'utf8')),
    ),
  );
  const entries = lists.flat().map(({ name, version, identifier, text }) => {
    const body = text ?? 'The package brings no text of its own.';
    return `${name} ${version} (${identifier ?? 'unknown'})\n\n${body.trim()}\n`;
  });
  return [...new Set(entries)].toSorted().join(`\n${'-'.repeat(79)}\n\n`);
}
