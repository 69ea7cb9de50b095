const CONTROLS = 'button, input, select, textarea, a, svg';
/** Half a pixel is rounding, and glyphs may extend beyond their box by one more. */
const SLACK_PIXELS = 1.5;
const SMALLEST_WINDOW_PIXELS = 420;

type Edges = Pick<DOMRect, 'left' | 'right'>;

/**
 * Returns a line for each thing that a narrow window hides: text and controls cut off at an edge of the window or of a box,
 * and boxes that scroll sideways. A text that ends in an ellipsis is not among them.
 */
export function cutContent(): readonly string[] {
  const found = [...cutTexts(), ...cutControls(), ...cutPlaceholders(), ...sidewaysScrollers()];
  return [...new Set(found)];
}

function* cutTexts(): Generator<string> {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    if (parent === null || text.nodeValue?.trim() === '' || !isSeen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()];
    const button = parent.closest('button');
    const box = button?.getBoundingClientRect();
    if (rects.some((rect) => isCut(rect, parent))) yield `text: ${text.nodeValue}`;
    else if (box !== undefined && !isEllipsis(parent) && rects.some((rect) => !isWithin(rect, box)))
      yield `out of its button: ${text.nodeValue}`;
  }
}

function* cutControls(): Generator<string> {
  for (const control of document.querySelectorAll(CONTROLS)) {
    const parent = control.parentElement;
    if (parent === null || !isSeen(control)) continue;
    if (isCut(control.getBoundingClientRect(), parent)) yield `control: ${nameOf(control)}`;
  }
}

function* cutPlaceholders(): Generator<string> {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return;
  for (const input of document.querySelectorAll('input')) {
    if (input.placeholder === '' || !isSeen(input)) continue;
    const style = getComputedStyle(input);
    // A field with the focus shows no ellipsis, so a placeholder must fit unless the window is zoomed.
    if (style.textOverflow === 'ellipsis' && innerWidth < SMALLEST_WINDOW_PIXELS) continue;
    context.font = style.font;
    const room = input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    if (context.measureText(input.placeholder).width > room + SLACK_PIXELS) yield `placeholder: ${input.placeholder}`;
  }
}

function* sidewaysScrollers(): Generator<string> {
  for (const box of [document.documentElement, ...document.body.querySelectorAll<HTMLElement>('*')]) {
    const isRoot = box === document.documentElement;
    // A diff scrolls sideways on purpose: the lines of a file are not wrapped.
    if (box.matches('section[tabindex]:has(> table)')) continue;
    if (box.scrollWidth <= box.clientWidth + 1 || !(isRoot || scrolls(box))) continue;
    yield `scrolls sideways: ${isRoot ? 'the window' : nameOf(box)}, ${box.scrollWidth} in ${box.clientWidth}`;
  }
}

function scrolls(box: Element): boolean {
  return ['auto', 'scroll'].includes(getComputedStyle(box).overflowX);
}

/** Returns true if a part of `rect` is beyond an edge that hides it, without an ellipsis. */
function isCut({ left, right, top, bottom }: DOMRect, within: Element): boolean {
  if (right - left < 1) return false;
  for (let box: Element | null = within; box !== null && box !== document.body; box = box.parentElement) {
    const style = getComputedStyle(box);
    if (style.overflowX !== 'visible') {
      const { left: start, top: above, bottom: below } = box.getBoundingClientRect();
      // The whole line is hidden, because there was no room for it.
      if (style.overflowY === 'hidden' && (top >= below - 1 || bottom <= above + 1)) return false;
      const edges = { left: start + box.clientLeft, right: start + box.clientLeft + box.clientWidth };
      // A box that scrolls can show it. `sidewaysScrollers` reports such boxes.
      if (!isWithin({ left, right }, edges)) return !isEllipsis(box) && !scrolls(box);
    }
    if (style.position === 'fixed') break;
  }
  return !isWithin({ left, right }, { left: 0, right: document.documentElement.clientWidth });
}

function isWithin(inner: Edges, outer: Edges): boolean {
  return inner.left >= outer.left - SLACK_PIXELS && inner.right <= outer.right + SLACK_PIXELS;
}

function isEllipsis(box: Element): boolean {
  return getComputedStyle(box).textOverflow === 'ellipsis';
}

/** Returns false for hidden elements and for those that only screen readers get. */
function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    if (getComputedStyle(box).clipPath === 'inset(50%)') return false;
  }
  return true;
}

function nameOf(element: Element): string {
  const words = element.getAttribute('aria-label') ?? element.textContent;
  return `${element.tagName.toLowerCase()} ${element.getAttribute('class') ?? ''} “${words.trim().slice(0, 60)}”`;
}
