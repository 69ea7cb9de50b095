import type { Language } from '../../shared/domain/languages.ts';

/** The forms of a counted noun; `other` serves every category a language has and the noun does not name. */
export interface PluralForms {
  readonly one?: string;
  readonly other: string;
}

/** A number as the language writes it, and the noun's form for it: `1 account`, `1,200 accounts`. */
export function counted(language: Language, count: number, forms: PluralForms): string {
  const category = new Intl.PluralRules(language).select(count);
  const noun = category === 'one' ? (forms.one ?? forms.other) : forms.other;
  return `${new Intl.NumberFormat(language).format(count)} ${noun}`;
}
