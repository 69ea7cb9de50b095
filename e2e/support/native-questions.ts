import type { DaypassApp } from './daypass-app.ts';

interface Heard {
  questions: string[];
  response: number;
}

export interface NativeQuestions {
  /** The messages of all native message boxes so far. */
  asked(): Promise<readonly string[]>;
  /** How the next ones are answered. Before the first call: no. */
  answer(say: 'yes' | 'no'): Promise<void>;
}

/** Answers the app's native message boxes, which no test can click. */
export async function nativeQuestions({ electron }: Pick<DaypassApp, 'electron'>): Promise<NativeQuestions> {
  await electron.evaluate(({ dialog }) => {
    const heard = globalThis as unknown as Heard;
    heard.questions = [];
    heard.response = 1;
    dialog.showMessageBox = async (...given: unknown[]) => {
      heard.questions.push((given.at(-1) as { message: string }).message);
      return { response: heard.response, checkboxChecked: false };
    };
  });
  return {
    asked: () => electron.evaluate(() => (globalThis as unknown as Heard).questions),
    answer: (say) =>
      electron.evaluate(
        (_electron, response) => void ((globalThis as unknown as Heard).response = response),
        say === 'yes' ? 0 : 1,
      ),
  };
}
