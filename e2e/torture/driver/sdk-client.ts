import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fromSSO } from '@aws-sdk/credential-provider-sso';

/** The SDK for JavaScript, asking for a profile's keys again and again until it hears a line. Prints its figures. */
const REST_MILLIS = 250;

const [profile = ''] = process.argv.slice(2);
const figures = { uses: 0, failures: {} as Record<string, number> };
const ended = new AbortController();
console.log('ready');
const using = useUntilEnded();
await once(createInterface({ input: process.stdin }), 'line');
ended.abort();
await using;
console.log(JSON.stringify(figures));
process.exit(0);

async function useUntilEnded(): Promise<void> {
  while (!ended.signal.aborted) {
    await fromSSO({ profile, ignoreCache: true })().then(
      () => (figures.uses += 1),
      (thrown: unknown) => {
        const reason = thrown instanceof Error ? thrown.message.slice(0, 80) : 'unknown';
        figures.failures[reason] = (figures.failures[reason] ?? 0) + 1;
      },
    );
    await new Promise((resolve) => setTimeout(resolve, REST_MILLIS));
  }
}
