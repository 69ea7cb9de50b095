/** Unpremultiplied RGBA, row by row from the top. */
export interface Pixels {
  readonly size: number;
  readonly rgba: Uint8Array;
}

const FILE_HEADER_BYTES = 6;
const ENTRY_BYTES = 16;
const BITMAP_HEADER_BYTES = 40;

/**
 * A Windows .ico of square pictures, each a 32-bit bitmap (BITMAPINFOHEADER, rows from the bottom, then an empty AND
 * mask): what every Windows reads at small sizes, where some of its parts still refuse PNG inside.
 */
export function icoFile(pictures: readonly Pixels[]): Buffer {
  const images = pictures.map(bitmapOf);
  const header = Buffer.alloc(FILE_HEADER_BYTES + ENTRY_BYTES * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, image] of images.entries()) {
    const at = FILE_HEADER_BYTES + ENTRY_BYTES * index;
    const size = pictures[index]?.size ?? 0;
    header.writeUInt8(size, at);
    header.writeUInt8(size, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(image.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += image.length;
  }
  return Buffer.concat([header, ...images]);
}

function bitmapOf({ size, rgba }: Pixels): Buffer {
  const maskRowBytes = Math.ceil(size / 32) * 4;
  const bitmap = Buffer.alloc(BITMAP_HEADER_BYTES + size * size * 4 + maskRowBytes * size);
  bitmap.writeUInt32LE(BITMAP_HEADER_BYTES, 0);
  bitmap.writeInt32LE(size, 4);
  // Colours and mask together are twice as high.
  bitmap.writeInt32LE(size * 2, 8);
  bitmap.writeUInt16LE(1, 12);
  bitmap.writeUInt16LE(32, 14);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = ((size - 1 - row) * size + column) * 4;
      const to = BITMAP_HEADER_BYTES + (row * size + column) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      bitmap.set([blue, green, red, alpha], to);
    }
  }
  return bitmap;
}
