import { expect, test, vi } from 'vitest';
import { hotkey } from './hotkey.ts';

function keyboard(usedByOthers: readonly string[] = []) {
  const ours = new Map<string, () => void>();
  return {
    ours,
    register: vi.fn<(accelerator: string, callback: () => void) => boolean>((accelerator, callback) => {
      if (accelerator === 'nonsense') throw new TypeError('Error processing argument at index 0');
      if (usedByOthers.includes(accelerator)) return false;
      ours.set(accelerator, callback);
      return true;
    }),
    unregister: (accelerator: string) => void ours.delete(accelerator),
  };
}

test('is pressed, changed and let go', () => {
  const keys = keyboard();
  const onPressed = vi.fn<() => void>();
  const key = hotkey(keys, onPressed);
  key.hold('Control+Shift+D');
  keys.ours.get('Control+Shift+D')?.();
  expect(onPressed).toHaveBeenCalledOnce();
  key.hold('Control+Shift+D');
  expect(keys.register).toHaveBeenCalledOnce();
  key.hold('Alt+Space');
  expect([...keys.ours.keys()]).toEqual(['Alt+Space']);
  key.hold(null);
  expect([...keys.ours.keys()]).toEqual([]);
});

test.each(['Control+C', 'nonsense'])('%s cannot be had, and the one before stays', (wanted) => {
  const keys = keyboard(['Control+C']);
  const key = hotkey(keys, () => undefined);
  key.hold('Alt+D');
  expect(() => key.hold(wanted)).toThrow(expect.objectContaining({ code: 'hotkeyTaken', facts: { hotkey: wanted } }));
  expect([...keys.ours.keys()]).toEqual(['Alt+D']);
  key.dispose();
  expect([...keys.ours.keys()]).toEqual([]);
});
