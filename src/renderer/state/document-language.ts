import { useLayoutEffect } from 'react';
import { useLanguage } from './window-context.ts';

/** Sets the document's `lang`, which chooses the fonts, the line breaking and the screen reader's voice. */
export function DocumentLanguage() {
  const language = useLanguage();
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return null;
}
