import path from 'node:path';

/** Where the parts of the Windows that tests run on are; made by prepare.ts. */
const folder = path.join(import.meta.dirname, '../../../.daypass-windows');

export const machine = {
  folder,
  /** Debian's, of the packages wine64 and wine. */
  wine: '/usr/lib/wine/wine64',
  wineServer: '/usr/lib/wine/wineserver64',
  prefix: path.join(folder, 'prefix'),
  node: path.join(folder, 'node/package/bin/node.exe'),
};

export const wineEnvironment = {
  WINEPREFIX: machine.prefix,
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
  // Wine would write menus of the desktop into the home folder.
  WINEDLLOVERRIDES: 'winemenubuilder.exe=d',
};

/** As Windows names a file of this machine. */
export function windowsPath(unixPath) {
  return `Z:${unixPath.replaceAll('/', '\\')}`;
}
