import { Session } from 'node:inspector/promises';

/** What of our source an input ran: V8's own block coverage, without instrumented code. */
export interface Coverage {
  /** Returns a key for each block that has run, or was left out inside a function that ran, since the last call. */
  take(): Promise<readonly string[]>;
  stop(): void;
}

/** Of packages those that read an input themselves. */
const OURS_AND_PARSERS = /\/(?:src\/(?:core|shared|main)|node_modules\/(?:zod|saxes))\//;

export async function startCoverage(): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    async take() {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const ours = result.filter(({ url }) => OURS_AND_PARSERS.test(url));
      return ours.flatMap(({ scriptId, functions }) =>
        functions.flatMap(({ ranges }) =>
          ranges.map(({ startOffset, endOffset, count }) => `${scriptId}:${startOffset}-${endOffset}:${count > 0}`),
        ),
      );
    },
    stop: () => session.disconnect(),
  };
}
