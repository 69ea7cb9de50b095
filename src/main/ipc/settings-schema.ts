import * as z from 'zod/mini';
import { EXPORT_FORMATS } from '../../shared/domain/export-formats.ts';
import { LANGUAGES } from '../../shared/domain/languages.ts';
import { CLIPBOARD_SECONDS, NOTICE_MINUTES, THEMES } from '../../shared/domain/settings.ts';
import { role, text } from './schema-parts.ts';

const MAX_RULES = 1_000;
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const sessionNames = z.array(text).check(z.maxLength(MAX_RULES));

export const browserChoice = z.strictObject({
  browserId: text,
  profileId: z.exactOptional(text),
  container: z.exactOptional(text),
});

/** Any part of the settings: what the window may change at once, and what our own file may hold. */
export const settingsChange = z.strictObject({
  language: z.exactOptional(z.enum(LANGUAGES)),
  theme: z.exactOptional(z.enum(THEMES)),
  launchAtLogin: z.exactOptional(z.boolean()),
  hotkey: z.exactOptional(z.nullable(text)),
  lastFormat: z.exactOptional(z.enum(EXPORT_FORMATS)),
  clipboardClearedAfterSeconds: z.exactOptional(
    z.int().check(z.minimum(CLIPBOARD_SECONDS.least), z.maximum(CLIPBOARD_SECONDS.most)),
  ),
  keepKeysInVault: z.exactOptional(z.boolean()),
  noticeBeforeEndMinutes: z.exactOptional(
    z.nullable(z.int().check(z.minimum(NOTICE_MINUTES.least), z.maximum(NOTICE_MINUTES.most))),
  ),
  quietHours: z.exactOptional(z.nullable(z.strictObject({ from: timeOfDay, to: timeOfDay }))),
  mutedSessions: z.exactOptional(sessionNames),
  browserRules: z.exactOptional(
    z
      .array(
        z.strictObject({
          match: z.discriminatedUnion('by', [
            z.strictObject({ by: z.literal('account'), sessionName: text, accountId: role.shape.accountId }),
            z.strictObject({ by: z.literal('pattern'), pattern: text }),
          ]),
          browser: browserChoice,
        }),
      )
      .check(z.maxLength(MAX_RULES)),
  ),
  productionPattern: z.exactOptional(z.string().check(z.maxLength(1_000))),
  confirmProduction: z.exactOptional(z.boolean()),
  deviceCodeSessions: z.exactOptional(sessionNames),
  proxy: z.exactOptional(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('system') }),
      z.strictObject({ by: z.literal('none') }),
      z.strictObject({ by: z.literal('address'), address: text }),
    ]),
  ),
  detailedLog: z.exactOptional(z.boolean()),
});
