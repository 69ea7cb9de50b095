/**
 * A flat asar archive: two Chromium pickles (the header's size, then the header as JSON with each file's size and
 * offset), then the files end to end. Enough for a folder of small files; see the format in @electron/asar's README.
 */
export function asarOf(files: Readonly<Record<string, Buffer>>): Buffer {
  let offset = 0;
  const entries = Object.entries(files).map(([name, content]) => {
    const entry = { size: content.length, offset: String(offset) };
    offset += content.length;
    return [name, entry] as const;
  });
  const json = Buffer.from(JSON.stringify({ files: Object.fromEntries(entries) }));
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4)]);
  const header = Buffer.concat([uint32(4 + padded.length), uint32(json.length), padded]);
  return Buffer.concat([uint32(4), uint32(header.length), header, ...Object.values(files)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
