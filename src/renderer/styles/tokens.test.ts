import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contrast } from '../../shared/testing/contrast.ts';

/** WCAG 2.2, 1.4.3: text of usual size. */
const LEAST_CONTRAST = 4.5;
const THEMES = ['light', 'dark'] as const;
const GROUNDS = ['canvas', 'surface', 'surface-raised', 'surface-sunken', 'hover', 'active'];
const FILLS = ['accent', 'accent-hover', 'production-fill', 'production-fill-hover'];
const TONES = ['good', 'warn', 'bad', 'busy', 'idle'];
const PAIRS: readonly (readonly [text: string, ground: string])[] = [
  ...GROUNDS.flatMap((ground) =>
    ['text', 'text-soft', 'text-faint', 'accent-text'].map((text) => [text, ground] as const),
  ),
  ...['canvas', 'surface', 'surface-raised'].flatMap((ground) => TONES.map((tone) => [tone, ground] as const)),
  ...FILLS.map((fill) => ['text-on-accent', fill] as const),
  ...['warn', 'bad', 'good', 'production'].flatMap(
    (tone) =>
      [
        [tone, `${tone}-ground`],
        ['text', `${tone}-ground`],
      ] as const,
  ),
  ['text', 'mark'],
];

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

test.each(THEMES.flatMap((theme) => PAIRS.map(([text, ground]) => [theme, text, ground] as const)))(
  'in the %s theme, %s can be read on %s',
  (theme, text, ground) => {
    expect(contrast(colourOf(text, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  },
);

function colourOf(token: string, theme: (typeof THEMES)[number]): string {
  const [, both, light, dark] =
    new RegExp(`^\\s*--${token}: (?:(#\\w{6})|light-dark\\((#\\w{6}), (#\\w{6})\\));`, 'mu').exec(css) ?? [];
  const colour = both ?? (theme === 'light' ? light : dark);
  if (colour === undefined) throw new Error(`tokens.css has no colour --${token}.`);
  return colour;
}
