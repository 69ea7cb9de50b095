import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { failed, ok } from '../fixtures/fake-bridge.ts';
import { fixtures } from '../fixtures/fixtures.ts';
import { NOW_MILLIS, session, signedIn, status } from '../fixtures/sessions.ts';
import { accessibilityTree } from './accessibility-tree.ts';
import { actsIn } from './acts.ts';
import { cutContent } from './cut-content.ts';
import { cleanUp, render } from './render.ts';
import { axeViolations } from './axe-violations.ts';

/** The three jobs of every day, by the keyboard alone, in each way a person may see the window. */

interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly media?: readonly { readonly name: string; readonly value: string }[];
}

const LOOKS: readonly Look[] = [
  { name: 'in a wide window', width: 1200, height: 800 },
  { name: 'in the smallest window', width: 420, height: 640 },
  { name: 'at 200 % zoom in the smallest window', width: 210, height: 320 },
  { name: 'in forced colours', width: 420, height: 640, media: [{ name: 'forced-colors', value: 'active' }] },
  {
    name: 'without motion',
    width: 420,
    height: 640,
    media: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
  },
];

const LANDMARKS = new Set(['main', 'navigation', 'region', 'search', 'banner']);
const search = page.getByRole('combobox', { name: 'Search accounts and roles' });
const role = { sourceId: 'acme', accountId: '663344556677', roleName: 'DataEngineer' };

afterEach(cleanUp);

describe.each(LOOKS)('$name', ({ width, height, media = [] }) => {
  const look = { width, height };
  const isStill = media.some(({ name }) => name === 'prefers-reduced-motion');

  beforeEach(async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [...media] });
    return () => cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });

  /** Nothing cut off, nothing that axe finds, a name on all that takes the focus, and the focus in sight. */
  async function expectUsable(): Promise<void> {
    expect(cutContent()).toEqual([]);
    const focused = document.activeElement;
    expect(hasRing(focused), `a ring around ${focused?.outerHTML.slice(0, 120)}`).toBe(true);
    expect(isInSight(focused)).toBe(true);
    // One that lasts: a state that moves on, such as the dots of a sign-in, would go on for ever.
    if (isStill) expect(document.getAnimations().filter(isEndless)).toEqual([]);
    expect(await axeViolations()).toEqual([]);
    const tree = await accessibilityTree(cdp());
    expect(
      tree.filter(({ isFocusable, name, role: is }) => isFocusable && name === '' && is !== 'RootWebArea'),
    ).toEqual([]);
    const landmarks = tree.filter(({ role: is }) => LANDMARKS.has(is)).map(({ role: is, name }) => `${is} ${name}`);
    expect(landmarks).toStrictEqual([...new Set(landmarks)]);
  }

  /** What a screen reader is told without being asked. */
  async function told(live: 'polite' | 'assertive'): Promise<string> {
    const tree = await accessibilityTree(cdp());
    return tree
      .filter((node) => node.live === live && (node.role === 'status' || node.role === 'alert'))
      .map(({ text }) => text)
      .join('');
  }

  test('what selects a role is copied', async () => {
    const { calls } = await render(fixtures.ready, look);
    await expect.element(search).toHaveFocus();
    await expectUsable();
    await userEvent.keyboard('data eng');
    await expect.poll(() => told('polite')).toContain('1 match');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => actsIn(calls)).toEqual([{ command: 'copyProfileVariable', input: { role } }]);
    await expect.poll(() => told('polite')).toContain('export AWS_PROFILE=staging-dev copied');
    await expect.element(search).toHaveFocus();
    await expectUsable();
  });

  test('a session that has ended is signed in to, and what was asked for is done', async () => {
    let isOut = true;
    const copied = ok({ expiresAtMillis: NOW_MILLIS + 3_600_000, clearedAfterSeconds: 60 });
    const { calls, push } = await render(
      {
        ...fixtures.expired,
        answers: { copyKeys: () => (isOut ? failed('signInNeeded', { session: 'acme' }) : copied) },
      },
      look,
    );
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('data eng{Control>}{Enter}{/Control}');
    await expect.poll(() => told('assertive')).toContain('signed in');
    await userEvent.keyboard('{F6}');
    const again = page.getByRole('alert').getByRole('button', { name: 'Sign in and copy keys' });
    await expect.element(again).toHaveFocus();
    await expectUsable();
    isOut = false;
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => told('polite')).toContain('keys copied (bash)');
    await expect.element(search).toHaveFocus();
    const copy = { command: 'copyKeys', input: { role, format: 'bash' } };
    expect(actsIn(calls)).toEqual([copy, copy]);

    const deadlineMillis = NOW_MILLIS + 60_000;
    const waiting = { at: 'awaitingUser', flow: 'browser', deadlineMillis } as const;
    push('status', { ...status([session('acme', { standing: waiting })]), revision: 2 });
    const dialog = page.getByRole('dialog', { name: 'Sign in to acme' });
    await expect.element(dialog.getByRole('button', { name: 'Open the page again' })).toHaveFocus();
    await expectUsable();
    push('status', { ...status([session('acme', { standing: signedIn })]), revision: 3 });
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(search).toHaveFocus();
    await expectUsable();
  });

  test('the console is opened', async () => {
    const { calls } = await render(fixtures.ready, look);
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('data eng{Control>}o{/Control}');
    await expect.poll(() => actsIn(calls)).toEqual([{ command: 'openConsole', input: { role } }]);
    await expect.poll(() => told('polite')).toContain('Console opened in your browser');
    await expect.element(search).toHaveFocus();
    await expectUsable();
  });
});

/** Around itself, or around the box that it is the inside of. */
function hasRing(focused: Element | null): boolean {
  return [focused, focused?.parentElement].some(
    (element) => element instanceof Element && getComputedStyle(element).outlineStyle !== 'none',
  );
}

function isInSight(focused: Element | null): boolean {
  const { top, bottom, left, right } = focused?.getBoundingClientRect() ?? new DOMRect(-1, -1);
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
}

function isEndless(animation: Animation): boolean {
  return animation.effect?.getComputedTiming().iterations === Infinity;
}
