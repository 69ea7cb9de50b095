import { rm } from 'node:fs/promises';
import path from 'node:path';

/** electron-builder's hook after packing: the runtime's own default app has no place beside ours. */
export default async function afterPack({ appOutDir, packager, electronPlatformName }) {
  const resourcesDir =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources');
  await rm(path.join(resourcesDir, 'default_app.asar'), { force: true });
}
