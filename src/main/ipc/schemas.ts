import * as z from 'zod/mini';
import { isBrowserChoice, isSettingsChange } from '../../core/index.ts';
import type { BrowserChoice, Settings } from '../../shared/domain/settings.ts';
import { PLACE_NAMES } from '../../shared/about.ts';
import { ACCOUNT_COLOURS } from '../../shared/domain/account-preferences.ts';
import type { CommandInput, CommandName } from '../../shared/contract.ts';
import { EXPORT_FORMATS } from '../../shared/domain/export-formats.ts';
import { MAX_FAILURE_MESSAGE_CHARS, MAX_FAILURE_STACK_CHARS, WINDOW_PARTS } from '../../shared/pages.ts';
import { configEdit } from './config-edit-schema.ts';
import { role, text } from './schema-parts.ts';

// The settings file is read with the same checks, by the command line as well.
const browserChoice = z.custom<BrowserChoice>(isBrowserChoice);
const settingsChange = z.custom<Partial<Settings>>(isSettingsChange);
const nothing = z.strictObject({});
const bySession = z.strictObject({ sourceId: text });

/** What is asked of a schema: either the value as parsed, or that it isn't one. */
interface Parser<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** What each command accepts from the window. The type makes a missing or differing schema a compile error. */
export const schemas: { readonly [K in CommandName]: Parser<CommandInput<K>> } = {
  addSession: z.strictObject({ name: text, startUrl: text, region: text }),
  findRegion: z.strictObject({ startUrl: text }),
  signIn: z.strictObject({ sourceId: text, flow: z.exactOptional(z.enum(['browser', 'device'])) }),
  cancelSignIn: bySession,
  openSignInPage: z.strictObject({ sourceId: text, browser: z.exactOptional(browserChoice) }),
  copySignInLink: bySession,
  copySignInCode: bySession,
  signOut: bySession,
  signOutEverywhere: nothing,
  refreshDirectory: z.strictObject({ sourceId: z.exactOptional(text) }),
  copyKeys: z.strictObject({ role, format: z.enum(EXPORT_FORMATS), confirmed: z.exactOptional(z.boolean()) }),
  copyProfileVariable: z.strictObject({ role }),
  openConsole: z.strictObject({
    role,
    destination: z.exactOptional(text),
    region: z.exactOptional(text),
    browser: z.exactOptional(browserChoice),
    federated: z.exactOptional(z.boolean()),
  }),
  setFavourite: z.strictObject({ role, favourite: z.boolean() }),
  suggestProfileName: z.strictObject({ role }),
  listProfiles: nothing,
  previewEdit: z.strictObject({ edit: configEdit }),
  applyEdit: z.strictObject({ edit: configEdit, fingerprint: text }),
  listBackups: nothing,
  listStoredKeys: nothing,
  diagnose: nothing,
  markAccount: z.strictObject({
    sourceId: text,
    accountId: role.shape.accountId,
    colour: z.exactOptional(z.nullable(z.enum(ACCOUNT_COLOURS))),
    label: z.exactOptional(z.nullable(text)),
    production: z.exactOptional(z.nullable(z.boolean())),
  }),
  changeSettings: z.strictObject({ change: settingsChange }),
  listBrowsers: nothing,
  listActivity: nothing,
  clearActivity: nothing,
  exportActivity: nothing,
  about: nothing,
  copyPlace: z.strictObject({ what: z.enum(PLACE_NAMES) }),
  copyReport: nothing,
  reportFailure: z.strictObject({
    part: z.enum(WINDOW_PARTS),
    message: z.string().check(z.maxLength(MAX_FAILURE_MESSAGE_CHARS)),
    stack: z.string().check(z.maxLength(MAX_FAILURE_STACK_CHARS)),
  }),
};
