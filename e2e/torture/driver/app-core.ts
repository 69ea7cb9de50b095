import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createEngine } from '../../../src/core/index.ts';
import { readSettings } from '../../../src/core/settings/store.ts';
import { systemPorts, systemSurroundings } from '../../../src/cli/ports/system-ports.ts';
import { DaypassError } from '../../../src/shared/errors/daypass-error.ts';

/**
 * The tray app's engine without its shell: keeps the session of its HOME alive and uses it, until it hears a line. Prints
 * `ready` once it runs, and its figures at the end.
 */
const REST_MILLIS = 250;

const figures = { uses: 0, failures: {} as Record<string, number>, signedOutSeen: 0, oddFilesMet: 0 };

const surroundings = systemSurroundings(process.env);
const ports = systemPorts(surroundings, {
  settings: await readSettings(surroundings, ['en']),
  browser: { open: () => Promise.reject(new DaypassError('browserNotOpened')) },
  log: {
    info: () => undefined,
    warn: (event) => {
      if (event === 'tokenFileOdd') figures.oddFilesMet += 1;
    },
  },
});
const engine = createEngine(ports);
await engine.start();
const [sourceId = ''] = engine.state.sessions.map(({ session }) => session.id);
engine.subscribe(({ sessions }) => {
  if (sessions.some(({ standing }) => standing.at === 'signedOut')) figures.signedOutSeen += 1;
});
console.log('ready');

const ended = new AbortController();
const using = useUntilEnded();
await once(createInterface({ input: process.stdin }), 'line');
ended.abort();
await using;
await engine.stop();
console.log(JSON.stringify(figures));
process.exit(0);

async function useUntilEnded(): Promise<void> {
  while (!ended.signal.aborted) {
    await engine.listAccounts(sourceId, { refresh: true }).then(
      () => (figures.uses += 1),
      (thrown: unknown) => {
        const code = thrown instanceof DaypassError ? thrown.code : 'crashed';
        figures.failures[code] = (figures.failures[code] ?? 0) + 1;
      },
    );
    await ports.alarm.sleep(REST_MILLIS, ended.signal).catch(() => undefined);
  }
}
