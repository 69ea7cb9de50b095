import axe from 'axe-core';

/**
 * What axe finds wrong in the document, a rule and its elements a line. No transition runs meanwhile: a button that becomes
 * ready during the look would be judged half-way between its colours.
 */
export async function axeViolations(): Promise<readonly string[]> {
  const still = new CSSStyleSheet();
  still.replaceSync('*, ::before, ::after { transition: none !important; }');
  document.adoptedStyleSheets.push(still);
  try {
    for (const animation of document.getAnimations()) animation.cancel();
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
  }
}
