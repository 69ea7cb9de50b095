import { describe, expect, test } from 'vitest';
import { contrast } from '../../src/shared/testing/contrast.ts';
import { DOT_COLOURS, TRAY_COLOURS } from './tray-colours.ts';

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
