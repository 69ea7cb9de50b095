import * as z from 'zod/mini';
import { isBrowserChoice, isSettingsChange } from '../../core/index.ts';
import type { BrowserChoice, Settings } from '../../shared/domain/settings.ts';
import { PLACE_NAMES, PROJECT_PAGES } from '../../shared/about.ts';
import { ACCOUNT_COLOURS } from '../../shared/domain/account-preferences.ts';
import { ROLE_FACTS, type CommandInput, type CommandName } from '../../shared/contract.ts';
import { EXPORT_FORMATS } from '../../shared/domain/export-formats.ts';
import { OTHER_TOOLS } from '../../shared/imports/import-plan.ts';
import { MAX_FAILURE_MESSAGE_CHARS, MAX_FAILURE_STACK_CHARS, PAGES, WINDOW_PARTS } from '../../shared/pages.ts';
import { configEdit } from './config-edit-schema.ts';
import { role, text } from './schema-parts.ts';

// The settings file is read with the same checks, by the command line as well.
const browserChoice = z.custom<BrowserChoice>(isBrowserChoice);
const settingsChange = z.custom<Partial<Settings>>(isSettingsChange);
/** A megabyte in base64, of which each character may be percent-encoded. */
const MAX_PASTED_RESPONSE_CHARS = 4 * 1024 * 1024;
const nothing = z.strictObject({});
const otherTool = z.enum(OTHER_TOOLS);
const bySession = z.strictObject({ sourceId: text });

/** What the palette may ask for: what has no question of its own, and the ways to the window. */
const paletteAct = z.union([
  z.strictObject({
    do: z.enum(['signIn', 'cancelSignIn', 'openSignInPage', 'signOut', 'refreshDirectory']),
    sourceId: text,
  }),
  z.strictObject({ do: z.enum(['signOutEverywhere', 'checkForUpdates', 'openReleasePage']) }),
  z.strictObject({ do: z.literal('copyKeys'), role, format: z.enum(EXPORT_FORMATS) }),
  z.strictObject({ do: z.enum(['copyProfileVariable', 'openConsole']), role }),
  z.strictObject({ do: z.literal('copyNamedProfile'), profileName: text }),
  z.strictObject({
    do: z.literal('openWindow'),
    navigation: z.exactOptional(
      z.union([
        z.strictObject({ at: z.literal('page'), page: z.enum(PAGES) }),
        z.strictObject({ at: z.enum(['addSession', 'search', 'overview']) }),
        z.strictObject({ at: z.literal('profile'), role }),
      ]),
    ),
  }),
]);

/** What is asked of a schema: either the value as parsed, or that it isn't one. */
interface Parser<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** What each command accepts from the window. The type makes a missing or differing schema a compile error. */
export const schemas: { readonly [K in CommandName]: Parser<CommandInput<K>> } = {
  addSession: z.strictObject({ name: text, startUrl: text, region: text }),
  findRegion: z.strictObject({ startUrl: text }),
  signIn: z.strictObject({ sourceId: text, flow: z.exactOptional(z.enum(['browser', 'device'])) }),
  signInWithResponse: z.strictObject({
    sourceId: text,
    samlResponse: z.string().check(z.minLength(1), z.maxLength(MAX_PASTED_RESPONSE_CHARS)),
  }),
  addSamlAccount: z.strictObject({ name: text, url: text }),
  findSaml2aws: nothing,
  importSaml2aws: nothing,
  listOtherTools: nothing,
  planImport: z.strictObject({ tool: otherTool }),
  applyImport: z.strictObject({ tool: otherTool, fingerprint: text }),
  undoImport: z.strictObject({ tool: otherTool }),
  renameSamlAccount: z.strictObject({ sourceId: text, newName: text }),
  removeSamlAccount: bySession,
  cancelSignIn: bySession,
  openSignInPage: z.strictObject({ sourceId: text, browser: z.exactOptional(browserChoice) }),
  copySignInLink: bySession,
  copySignInCode: bySession,
  copyStartUrl: bySession,
  openPortal: bySession,
  signOut: bySession,
  signOutEverywhere: nothing,
  refreshDirectory: z.strictObject({ sourceId: z.exactOptional(text) }),
  copyKeys: z.strictObject({ role, format: z.enum(EXPORT_FORMATS) }),
  copyProfileVariable: z.strictObject({ role }),
  answerMfa: z.strictObject({ questionId: text, code: z.string().check(z.regex(/^\d{6}$/u)) }),
  cancelMfa: z.strictObject({ questionId: text }),
  copyNamedProfile: z.strictObject({ profileName: text }),
  performFromPalette: z.strictObject({ act: paletteAct }),
  dismissPalette: nothing,
  copyRoleFact: z.strictObject({ role, what: z.enum(ROLE_FACTS) }),
  clearClipboard: nothing,
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
  openFinding: z.strictObject({ findingId: text }),
  copyFindingCommand: z.strictObject({ findingId: text }),
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
  copyVersion: nothing,
  showPlace: z.strictObject({ what: z.enum(PLACE_NAMES) }),
  openProjectPage: z.strictObject({ page: z.enum(PROJECT_PAGES) }),
  copyReport: nothing,
  checkForUpdates: nothing,
  openReleasePage: nothing,
  skipUpdate: z.strictObject({ version: text }),
  copyUpdateCommand: z.strictObject({ at: z.int().check(z.minimum(0), z.maximum(9)) }),
  reportFailure: z.strictObject({
    part: z.enum(WINDOW_PARTS),
    message: z.string().check(z.maxLength(MAX_FAILURE_MESSAGE_CHARS)),
    stack: z.string().check(z.maxLength(MAX_FAILURE_STACK_CHARS)),
  }),
};
