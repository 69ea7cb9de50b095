/** Random numbers by a seed (mulberry32), so that a run can be made again. */
export function randomBy(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const MOST_BYTES = 64 * 1024;

/** Returns one to four random changes of an input: bytes, words of the format, pieces of other inputs. */
export function mutate(
  input: Buffer,
  others: readonly Buffer[],
  words: readonly string[],
  random: (below: number) => number,
): Buffer {
  let bytes = input;
  for (let left = 1 + random(4); left > 0; left -= 1) bytes = mutateOnce(bytes, others, words, random);
  return bytes.subarray(0, MOST_BYTES);
}

function mutateOnce(
  input: Buffer,
  others: readonly Buffer[],
  words: readonly string[],
  random: (below: number) => number,
): Buffer {
  const at = random(input.length + 1);
  const end = Math.min(input.length, at + 1 + random(16));
  const put = (piece: Uint8Array, upTo = at): Buffer =>
    Buffer.concat([input.subarray(0, at), piece, input.subarray(upTo)]);
  switch (random(7)) {
    case 0:
      return put(Buffer.from([random(256)]), Math.min(input.length, at + 1));
    case 1:
      return put(Buffer.alloc(0), end);
    case 2:
      return put(input.subarray(at, end));
    case 3:
      return put(Buffer.from(words[random(words.length)] ?? ''), random(2) === 0 ? at : end);
    case 4: {
      const other = others[random(others.length)] ?? input;
      const from = random(other.length + 1);
      return put(other.subarray(from, from + 1 + random(64)));
    }
    case 5:
      return input.subarray(0, at);
    default:
      return put(Buffer.alloc(1 + random(300), random(256)));
  }
}
