import { describe, expect, test } from 'vitest';
import { DOT_COLOURS, TRAY_COLOURS } from './tray-colours.ts';

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const LIGHT_PANEL = '#ffffff';
const DARK_PANEL = '#202020';

describe.each(Object.entries(TRAY_COLOURS))('%s', (_name, { light, dark }) => {
  test('reads well on its own panel, and still on the other', () => {
    expect(contrast(light, LIGHT_PANEL)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, DARK_PANEL)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(light, DARK_PANEL)).toBeGreaterThanOrEqual(3);
    expect(contrast(dark, LIGHT_PANEL)).toBeGreaterThanOrEqual(3);
  });
});

test.each(Object.entries(DOT_COLOURS))('a %s dot shows on light and dark menus', (_name, colour) => {
  expect(contrast(colour, LIGHT_PANEL)).toBeGreaterThanOrEqual(3);
  expect(contrast(colour, DARK_PANEL)).toBeGreaterThanOrEqual(3);
});
