const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

const CAPTURE = { capture: true } as const;

/**
 * Hides the keys of an input method that is composing text from every listener of the page. There, Enter accepts a word
 * and Escape discards it, so neither may submit or dismiss anything. The input method itself gets its keys before the page
 * does. Returns a function that ends this.
 */
export function reserveKeysForInputMethod(target: EventTarget): () => void {
  const onKey = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || !belongsToInputMethod(event)) return;
    event.stopImmediatePropagation();
    // The browser's own use of the key: closing a dialog, submitting a form.
    if (event.key === 'Escape' || event.key === 'Enter') event.preventDefault();
  };
  for (const type of KEY_EVENTS) target.addEventListener(type, onKey, CAPTURE);
  return () => {
    for (const type of KEY_EVENTS) target.removeEventListener(type, onKey, CAPTURE);
  };
}

/**
 * Code 229 stands for a key that an input method has taken, also where `isComposing` is false because the composition
 * begins or has just ended with it: https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode
 */
function belongsToInputMethod(event: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- the standard has no other sign of it
  return event.isComposing || event.keyCode === 229;
}
