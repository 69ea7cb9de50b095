import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { EQUIVALENT } from './mutation/equivalent.ts';
import { LEAST_PERCENT, LEFT_OUT, ROOMS } from './mutation/scope.ts';

/**
 * `npm run mutation [-- FILE…]`: changes the code of core's pure parts in small ways, and prints each change that no test
 * notices, with a score for each room. What is known of unchanged files is in out/mutation, so a second run is short.
 * FILE may be one of the rooms. Of whole rooms a score below the one in scope.ts is an error.
 *
 * This file and stryker-plugin.mjs are no TypeScript, so that the types can be checked where Stryker is not installed.
 */
const root = path.join(import.meta.dirname, '..');
process.chdir(root);
const asked = process.argv.slice(2);
const wholeRooms = asked.length === 0 ? ROOMS : ROOMS.filter((room) => asked.includes(room));
const out = 'out/mutation';

const results = await new Stryker({
  mutate: [
    ...wholeRooms.map((room) => `${room}/**/*.ts`),
    ...asked.filter((file) => !wholeRooms.includes(file)),
    '!**/*.test.ts',
    '!**/testing/**',
    ...LEFT_OUT.flatMap(({ files }) => files.map((file) => `!${file}`)),
  ],
  testRunner: 'repeating-vitest',
  plugins: ['./scripts/mutation/stryker-plugin.mjs'],
  concurrency: 1,
  coverageAnalysis: 'perTest',
  // One that takes effect while modules are loaded would need a new worker.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: `${out}/incremental.json`,
  tempDirName: `${out}/sandbox`,
  cleanTempDir: 'always',
  // Stryker reads it with a TypeScript that is not ours.
  tsconfigFile: `${out}/none.json`,
  ignorePatterns: ['/out', '/dist', '/docs', '/assets', '/e2e', '/bench', '/packaging', '/test-results', '.daypass-*'],
  reporters: ['html', 'json', 'progress-append-only'],
  htmlReporter: { fileName: `${out}/report.html` },
  jsonReporter: { fileName: `${out}/report.json` },
  allowConsoleColors: false,
}).runMutationTest();

const judged = results.map(judge).filter((one) => one !== undefined);
for (const { file, line, text, isNoticed, mutant } of judged) {
  if (!isNoticed)
    console.log(`${file}:${line} ${mutant.mutatorName}: ${text}\n    ${oneLine(mutant.replacement ?? '')}`);
}
for (const room of ROOMS) {
  const percent = printScore(
    room,
    judged.filter(({ file }) => file.startsWith(`${room}/`)),
  );
  if (!wholeRooms.includes(room) || percent >= LEAST_PERCENT[room]) continue;
  console.error(`${room}: at least ${LEAST_PERCENT[room]} % were expected`);
  process.exitCode = 1;
}
printScore('together', judged);

/** Returns the percentage. */
function printScore(name, mutants) {
  if (mutants.length === 0) return 0;
  const noticed = mutants.filter(({ isNoticed }) => isNoticed).length;
  const percent = (100 * noticed) / mutants.length;
  console.log(`${name}: ${noticed} of ${mutants.length} noticed, ${percent.toFixed(1)} %`);
  return percent;
}

/** Undefined for a mutant that does not count. */
function judge(mutant) {
  const file = path.relative(root, path.resolve(mutant.fileName));
  const { line } = mutant.location.start;
  const text = readFileSync(path.join(root, file), 'utf8').split('\n')[line - 1]?.trim() ?? '';
  const isEquivalent = EQUIVALENT.some(
    (known) => known.file === file && known.line === text && known.becomes.includes(oneLine(mutant.replacement ?? '')),
  );
  const isNoticed = mutant.status === 'Killed' || mutant.status === 'Timeout';
  const counts = isNoticed || mutant.status === 'Survived' || mutant.status === 'NoCoverage';
  return counts && !isEquivalent ? { file, line, text, isNoticed, mutant } : undefined;
}

function oneLine(text) {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
