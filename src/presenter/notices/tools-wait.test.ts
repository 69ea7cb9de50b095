import { expect, test } from 'vitest';
import { sessionState } from '../testing/sample-state.ts';
import { toolsWaitNotice } from './tools-wait.ts';

const source = sessionState('corp', { at: 'signedOut', reason: 'expired' });
const linux = { platform: 'linux', language: 'en' } as const;

test('the notice names the first tool, counts the others and signs in by a click', () => {
  expect(toolsWaitNotice(source, ['terraform', 'aws', 'aws', 'cdk'], linux)).toEqual({
    title: 'terraform and 3 others wait for corp',
    body: 'Click to sign in again.',
    act: { do: 'signIn', sourceId: 'corp' },
  });
  expect(toolsWaitNotice(source, ['terraform'], linux).title).toBe('terraform waits for corp');
  expect(toolsWaitNotice(source, ['terraform', 'aws'], linux).title).toBe('terraform and 1 other wait for corp');
});

test('a hostile program name is shown as plain text', () => {
  expect(toolsWaitNotice(source, ['evil\u202e\n'], linux).title).not.toMatch(/[\u202e\n]/u);
});

test('the notice is Japanese for Japanese speakers', () => {
  const { title } = toolsWaitNotice(source, ['terraform', 'aws'], { platform: 'linux', language: 'ja' });
  expect(title).toBe('terraform ほか 1 件が corp のサインインを待っています');
});
