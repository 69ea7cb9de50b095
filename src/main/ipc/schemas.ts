import * as z from 'zod/mini';
import type { CommandInput, CommandName } from '../../shared/contract.ts';
import { EXPORT_FORMATS } from '../../shared/export-formats.ts';
import { LANGUAGES } from '../../shared/languages.ts';
import { configEdit } from './config-edit-schema.ts';
import { role, text } from './schema-parts.ts';

const newProfile = z.strictObject({ role, profileName: text, region: z.exactOptional(text) });
const nothing = z.strictObject({});
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
  signOutEverywhere: nothing,
  refreshDirectory: z.strictObject({ sessionName: z.exactOptional(text) }),
  copyKeys: z.strictObject({ role, format: z.enum(EXPORT_FORMATS) }),
  openConsole: z.strictObject({ role }),
  setFavourite: z.strictObject({ role, favourite: z.boolean() }),
  suggestProfileName: z.strictObject({ role }),
  previewProfile: newProfile,
  addProfile: newProfile,
  listProfiles: nothing,
  previewEdit: z.strictObject({ edit: configEdit }),
  applyEdit: z.strictObject({ edit: configEdit, fingerprint: z.exactOptional(text) }),
  listBackups: nothing,
  diagnose: nothing,
  setLanguage: z.strictObject({ language: z.enum(LANGUAGES) }),
};
