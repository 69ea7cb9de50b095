import { describe, expect, test } from 'vitest';
import type { PlannedEdit } from '../editor/edit-planner.ts';
import { KEYS, planned } from '../testing/planned.ts';

describe('removing profiles', () => {
  const remove = (...profileNames: string[]): PlannedEdit => ({ edit: 'removeProfiles', profileNames });

  test('they go, with every duplicate; keys in the credentials file stay', async () => {
    const keys = `[a]\n${KEYS}`;
    const result = await planned(
      remove('a', 'b'),
      `[profile a]\nregion = x\n[profile b]\n[profile "a"]\n[profile c]\n`,
      keys,
    );
    expect([result.config, result.credentials]).toEqual(['[profile c]\n', keys]);
  });

  test('comments that are not Daypass’s own stay, for tools mark their part of a file by them', async () => {
    const before = '# BEGIN ANSIBLE MANAGED BLOCK\n[default]\nregion = x\n\n';
    const own = '[profile a]\n# Made by Daypass for Admin in 111122223333\n# Ann wants this\nregion = y\n';
    const end = '# END ANSIBLE MANAGED BLOCK\n';
    const result = await planned(remove('a'), before + own + end);
    expect(result.config).toBe(`${before}# Ann wants this\n${end}`);
  });

  test('who depends on them is told, unless they go as well', async () => {
    const config = `[profile a]\n[profile b]\nsource_profile = a\n[profile c]\ncredential_process = x --profile a\n`;
    expect((await planned(remove('a', 'b'), config)).plan.warnings).toEqual([
      { code: 'stillReferredTo', facts: { profile: 'a', usedBy: 'c' } },
    ]);
  });

  test.each([
    [[], 'nothingSelected'],
    [['a', 'nope'], 'profileUnknown'],
    [['ci'], 'profileNotSso'],
  ])('%j is refused as %s', async (names, code) => {
    await expect(planned(remove(...names), '[profile a]\n', `[ci]\n${KEYS}`)).rejects.toMatchObject({ code });
  });
});
