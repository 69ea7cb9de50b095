import * as z from 'zod/mini';
import type { CommandInput, CommandName } from '../../shared/contract.ts';
import { EXPORT_FORMATS } from '../../shared/export-formats.ts';
import { LANGUAGES } from '../../shared/languages.ts';

/** Longer than any name, URL or label the service allows; a guard against absurd input, not a rule of AWS's. */
const MAX_TEXT_CHARS = 4096;
const text = z.string().check(z.minLength(1), z.maxLength(MAX_TEXT_CHARS));

const role = z.strictObject({
  sessionName: text,
  accountId: z.string().check(z.regex(/^\d{12}$/)),
  roleName: text,
});
const newProfile = z.strictObject({ role, profileName: text, region: z.exactOptional(text) });
const bySession = z.strictObject({ sessionName: text });

/** What is asked of a schema: either the value as parsed, or that it isn't one. */
interface Parser<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** What each command accepts from the window. The type makes a missing or differing schema a compile error. */
export const schemas: { readonly [K in CommandName]: Parser<CommandInput<K>> } = {
  addSession: z.strictObject({ name: text, startUrl: text, region: text }),
  signIn: z.strictObject({ sessionName: text, flow: z.exactOptional(z.enum(['browser', 'device'])) }),
  cancelSignIn: bySession,
  openSignInPage: bySession,
  copySignInLink: bySession,
  copySignInCode: bySession,
  signOut: bySession,
  refreshDirectory: z.strictObject({ sessionName: z.exactOptional(text) }),
  copyKeys: z.strictObject({ role, format: z.enum(EXPORT_FORMATS) }),
  openConsole: z.strictObject({ role }),
  setFavourite: z.strictObject({ role, favourite: z.boolean() }),
  suggestProfileName: z.strictObject({ role }),
  previewProfile: newProfile,
  addProfile: newProfile,
  setLanguage: z.strictObject({ language: z.enum(LANGUAGES) }),
};
