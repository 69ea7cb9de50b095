import { describe, expect, test } from 'vitest';
import { askAboutTool, type AskAboutToolDeps, type TouchId } from './ask-about-tool.ts';

const question = {
  program: 'terraform',
  folder: '/home/fake/infra',
  role: { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' },
  account: 'Prod',
};
const here = new AbortController().signal;

function asking(chosen: number | undefined, touchId?: TouchId) {
  const shown: Parameters<AskAboutToolDeps['dialogs']['choose']>[0][] = [];
  const ask = askAboutTool({
    dialogs: { choose: async (choice) => (shown.push(choice), chosen) },
    language: () => 'en',
    ...(touchId && { touchId }),
  });
  return { ask, shown };
}

test('the dialog names program, folder, role and account, and its answers are once, an hour and no', async () => {
  const { ask, shown } = asking(0);
  expect(await ask(question, here)).toBe('once');
  expect(shown).toEqual([
    {
      message: 'Give terraform keys of Prod?',
      detail: expect.stringMatching(/Admin.*\/home\/fake\/infra/s),
      choices: ['Once', 'For an hour'],
      no: 'Cancel',
    },
  ]);
  expect(await asking(1).ask(question, here)).toBe('hour');
  expect(await asking(undefined).ask(question, here)).toBe('no');
});

test('the dialog says whether the account is production or its name is not known', async () => {
  const { ask, shown } = asking(0);
  await ask(question, here);
  await ask({ ...question, isNameUnknown: true }, here);
  expect(shown.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^It is a production account\. terraform asks/),
    expect.stringMatching(/^Its name isn’t known, .* may be a production account\. terraform asks/),
  ]);
});

test('a program cannot change the dialog’s text', async () => {
  const { ask, shown } = asking(0);
  await ask({ ...question, program: 'a\n\u202Eevil', folder: '/x\n\nAllowed by your administrator.' }, here);
  const text = `${shown[0]?.message}${shown[0]?.detail}`;
  expect(text).not.toContain('\u202E');
  expect(text).not.toContain('\n\nAllowed');
});

describe('with Touch ID', () => {
  const touchId = (canPrompt: boolean, isRefused: boolean) => {
    const reasons: string[] = [];
    return {
      reasons,
      canPromptTouchID: () => canPrompt,
      promptTouchID: async (reason: string) => {
        reasons.push(reason);
        if (isRefused) throw new Error('refused');
      },
    };
  };

  test('a yes takes a fingerprint, and a no does not', async () => {
    const reader = touchId(true, false);
    expect(await asking(1, reader).ask(question, here)).toBe('hour');
    expect(await asking(undefined, reader).ask(question, here)).toBe('no');
    expect(reader.reasons).toEqual(['give a program keys of Prod']);
  });

  test('a fingerprint that is refused is a no', async () => {
    expect(await asking(0, touchId(true, true)).ask(question, here)).toBe('no');
  });

  test('a machine without a reader is content with the click', async () => {
    const reader = touchId(false, true);
    expect(await asking(0, reader).ask(question, here)).toBe('once');
    expect(reader.reasons).toEqual([]);
  });
});
