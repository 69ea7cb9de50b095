/**
 * SHA-1 of a text's UTF-8 bytes, in lower-case hex (RFC 3174). AWS's clients name token files by it; it protects nothing.
 * `node:crypto` would do the same, but loading it takes a tenth of the time in which Node.js starts.
 */
export function sha1(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  const hash = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let at = 0; at < words.length; at += 16) addBlock(hash, words.subarray(at, at + 16));
  return [...hash].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Big-endian words: the bytes, a single 1 bit, zeros, and the number of bits in the last two words. */
function padded(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.ceil((bytes.length + 9) / 64) * 16);
  const put = (byte: number, at: number): void => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at % 4) * 8));
  };
  bytes.forEach(put);
  put(0x80, bytes.length);
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function addBlock(hash: Int32Array, block: Int32Array): void {
  const schedule = new Int32Array(80);
  schedule.set(block);
  for (let t = 16; t < 80; t += 1) schedule[t] = turned(xorOf(schedule, t), 1);
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
  for (let t = 0; t < 80; t += 1) {
    const next = (turned(a, 5) + mixed(t, b, c, d) + e + (schedule[t] ?? 0)) | 0;
    [a, b, c, d, e] = [next, a, turned(b, 30), c, d];
  }
  [a, b, c, d, e].forEach((word, at) => (hash[at] = ((hash[at] ?? 0) + word) | 0));
}

function xorOf(schedule: Int32Array, t: number): number {
  return [3, 8, 14, 16].reduce((word, back) => word ^ (schedule[t - back] ?? 0), 0);
}

function turned(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The function and the constant of one of the four rounds. */
function mixed(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}
