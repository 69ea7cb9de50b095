// What Electron's own default app does for `electron [-r MODULE] APP [ARG…]`: runs the app at a path. As there, this
// is an ES module whose top-level await holds back `ready` until the app's entry has been evaluated.
import { existsSync, readFileSync } from 'node:fs';
import { Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const required = [];
let appPath;
for (let args = process.argv.slice(1), i = 0; i < args.length && appPath === undefined; i++) {
  if (args[i] === '-r' || args[i] === '--require') required.push(args[++i]);
  else if (!args[i].startsWith('-')) appPath = path.resolve(args[i]);
}
// oxlint-disable-next-line no-underscore-dangle -- the name Node gives it; Electron's own default app uses it as well
Module._preloadModules(required);

if (appPath === undefined) {
  console.error('usage: electron [-r MODULE] APP [ARG…]');
  app.exit(2);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const packageFile = path.join(appPath, 'package.json');
  if (existsSync(packageFile)) {
    const { name, productName, version } = JSON.parse(readFileSync(packageFile, 'utf8'));
    app.name = productName ?? name ?? app.name;
    if (version !== undefined) app.setVersion(version);
    app.setDesktopName(`${app.name}.desktop`);
  }
  try {
    // oxlint-disable-next-line no-underscore-dangle -- as above
    const entry = Module._resolveFilename(appPath, null, true);
    app.setAppPath(existsSync(packageFile) ? appPath : path.dirname(entry));
    await import(pathToFileURL(entry).href);
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
}
