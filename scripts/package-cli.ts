import { stat } from 'node:fs/promises';
import path from 'node:path';
import { packStaged, stageCliPackage } from './cli-package/stage.ts';

/** `npm run package:cli`: the command line as an npm package, dist/daypass-VERSION.tgz. */

const root = path.join(import.meta.dirname, '..');
const staged = path.join(root, 'out/npm');

await stageCliPackage(staged);
const tarball = await packStaged(staged, path.join(root, 'dist'));
const { size } = await stat(tarball);
console.log(`${path.relative(root, tarball)}, ${(size / 1024).toFixed(0)} KiB`);
console.log(`Install it: npm install -g ${path.relative(root, tarball)}`);
