import { describe, expect, test } from 'vitest';
import { leaksIn, type Limits } from './memory/judge.ts';
import { measure } from './memory/measure.ts';
import type { Reading } from './memory/reading.ts';
import { isFull } from './support/scratch.ts';

/** The short form of `npm run soak:memory`, without the window. */
const CYCLES = isFull ? 2_000 : 90;
const READ_EVERY = CYCLES / 3;
/** A garbage collection takes long on a busy machine. */
const LIMIT_MILLIS = isFull ? 1_800_000 : 300_000;
/** Of so few cycles, what the engine compiles meanwhile is a part; the planted leak has 100 KB a cycle. */
const SHORT: Limits = { heapGrowthBytes: 1_000_000, countSlack: 12 };

test(
  'renewals of a token leave nothing behind',
  async () => {
    const readings = await measure({ kind: 'refreshes', cycles: CYCLES, readEvery: READ_EVERY });
    expect(readings).toHaveLength(3);
    expect(leaksIn(readings, SHORT)).toEqual([]);
  },
  LIMIT_MILLIS,
);

test(
  'minutes of the key service leave nothing behind, with callers that hang up or send nonsense',
  async () => {
    const readings = await measure({ kind: 'service', cycles: CYCLES, readEvery: READ_EVERY });
    expect(leaksIn(readings, SHORT)).toEqual([]);
  },
  LIMIT_MILLIS,
);

test(
  'a leak of memory, of timers and of listeners is found',
  async () => {
    const readings = await measure({ kind: 'refreshes', cycles: 45, readEvery: 15, leaks: true });
    expect(leaksIn(readings, SHORT)).toEqual([
      expect.stringMatching(/^heap: /u),
      expect.stringMatching(/^listeners of process: /u),
      expect.stringMatching(/^Timeouts: /u),
    ]);
  },
  LIMIT_MILLIS,
);

describe('what counts as a leak', () => {
  const reading = (cycles: number, heapUsedBytes: number, sockets: number): Reading => ({
    cycles,
    heapUsedBytes,
    rssBytes: 100_000_000,
    counts: { TCPSocketWrap: sockets },
  });

  test('a heap that is back at the end is none, nor is a socket that is open at one moment', () => {
    const readings = [
      reading(10, 20_000_000, 0),
      reading(20, 40_000_000, 30),
      reading(30, 20_100_000, 30),
      reading(40, 21_000_000, 1),
    ];
    expect(leaksIn(readings)).toEqual([]);
  });

  test('growth is reported with what one cycle costs', () => {
    expect(
      leaksIn([reading(1_000, 20_000_000, 1), reading(2_000, 26_000_000, 30), reading(3_000, 30_000_000, 60)]),
    ).toEqual([
      'heap: 10.00 MB more after 2000 cycles, 5000 bytes each',
      'TCPSocketWrap: 1 after the warm-up, at least 60 later',
    ]);
  });

  test('one reading is no measurement', () => {
    expect(() => leaksIn([reading(1, 1, 1)])).toThrow('One reading');
  });
});
