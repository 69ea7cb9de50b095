import { page, type Locator } from 'vitest/browser';
import type { FakeBridge } from '../fixtures/fake-bridge.ts';

export const section = (name: string): Locator => page.getByRole('region', { name });

/** The word `Saved` in a section. */
export const saved = (name: string): Locator => section(name).getByText('Saved');

/** The changes of settings that were sent to main. */
export const changes = (calls: FakeBridge['calls']): readonly unknown[] =>
  calls.flatMap(({ command, input }) =>
    command === 'changeSettings' && typeof input === 'object' && input !== null && 'change' in input
      ? [input.change]
      : [],
  );
