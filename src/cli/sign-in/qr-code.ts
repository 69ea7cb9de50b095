import type { Terminal } from '../terminal.ts';

/** A QR code of half-blocks, light on dark as most terminals are; none where it would not fit or nobody looks. */
export async function qrLines(
  text: string,
  { outIsTerminal, columns, env }: Pick<Terminal, 'outIsTerminal' | 'columns' | 'env'>,
): Promise<readonly string[]> {
  if (!outIsTerminal || env['TERM'] === 'dumb') return [];
  // Loaded only here: no other command draws one.
  const { renderUnicodeCompact } = await import('uqr');
  const lines = renderUnicodeCompact(text, { border: 1 }).split('\n');
  return lines.some((line) => line.length > columns) ? [] : lines;
}
