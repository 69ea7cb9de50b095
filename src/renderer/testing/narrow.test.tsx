import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { LANGUAGES } from '../../shared/domain/languages.ts';
import { fixtures } from '../fixtures/fixtures.ts';
import type { Fixture } from '../fixtures/fixture.ts';
import { settle } from '../fixtures/settle.ts';
import { cutContent } from './cut-content.ts';
import { cleanUp, render } from './render.ts';

afterEach(cleanUp);

/** The smallest window, a narrow one that a person has zoomed into, and the smallest at 200 %. */
const SIZES = [
  { width: 420, height: 640 },
  { width: 320, height: 480 },
  { width: 210, height: 320 },
];

const laidOut = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(Object.entries<Fixture>(fixtures))('%s cuts nothing off for want of width', async (_, fixture) => {
    await render(fixture, { language });
    await settle(fixture);
    await document.fonts.ready;
    for (const { width, height } of SIZES) {
      await page.viewport(width, height);
      await laidOut();
      expect(cutContent(), `at ${width} px`).toEqual([]);
    }
  });
});

test('finds a text, a control and a placeholder that are cut off, and what scrolls sideways', async () => {
  await page.viewport(420, 640);
  const part = document.createElement('div');
  part.id = 'root';
  part.innerHTML = `
    <p style="width:40px;overflow:hidden;white-space:nowrap">Sign out everywhere</p>
    <p style="width:40px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">A long name</p>
    <div style="width:40px;overflow:hidden"><button style="width:60px">Go</button></div>
    <input style="width:40px" placeholder="Account, role or profile">
    <div style="width:40px;overflow:auto"><div style="width:90px;height:9px"></div></div>`;
  document.body.append(part);
  expect(cutContent().map((line) => line.replace(/:.*/u, ''))).toEqual([
    'text',
    'control',
    'placeholder',
    'scrolls sideways',
  ]);
});
