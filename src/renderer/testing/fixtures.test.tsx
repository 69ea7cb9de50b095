import { afterEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/domain/languages.ts';
import { fixtures } from '../fixtures/fixtures.ts';
import type { Fixture } from '../fixtures/fixture.ts';
import { settle } from '../fixtures/settle.ts';
import { cleanUp, render } from './render.ts';
import { axeViolations } from './axe-violations.ts';

afterEach(cleanUp);

const states = Object.entries<Fixture>(fixtures);
const themes = ['light', 'dark'] as const;
const looks = LANGUAGES.flatMap((language) => themes.map((theme) => ({ language, theme })));

describe.each(looks)('in $language, $theme', ({ language, theme }) => {
  test.each(states)('%s has nothing that axe finds wrong', async (_, fixture) => {
    await render(fixture, { language, theme });
    await settle(fixture);
    await document.fonts.ready;
    expect(await axeViolations()).toEqual([]);
  });
});
