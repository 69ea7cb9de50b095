// oxlint-disable-next-line no-restricted-imports -- it names the place of a problem; loaded only where a team file is read
import * as z from 'zod/mini';
import { ACCOUNT_COLOURS } from '../../../shared/domain/account-preferences.ts';

/** Loaded only where a team file is read: zod takes some 40 ms. */

const shortText = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
const name = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/));
const region = z.string().check(z.regex(/^[a-z]{2}-[a-z-]{2,30}\d{1,2}$/));
const accountId = z.string().check(z.regex(/^\d{12}$/));
const pattern = shortText(200);
const optional = z.exactOptional;

const session = z.strictObject({
  name,
  startUrl: z.string().check(z.regex(/^https:\/\/[\x21-\x7e]{4,500}$/)),
  region,
  scopes: optional(z.array(shortText(100)).check(z.minLength(1), z.maxLength(20))),
});

const profile = z.strictObject({
  roles: pattern,
  session: optional(name),
  name: optional(shortText(200)),
  region: optional(region),
  output: optional(z.enum(['json', 'yaml', 'yaml-stream', 'text', 'table', 'off'])),
});

const account = z.strictObject({
  session: name,
  id: accountId,
  label: optional(shortText(100)),
  colour: optional(z.enum(ACCOUNT_COLOURS)),
  production: optional(z.boolean()),
});

/** A browser by its id, which names a program only where Daypass has found it by itself. */
const browserRule = z.strictObject({
  accounts: pattern,
  browser: z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/)),
  profile: optional(shortText(100)),
  container: optional(shortText(100)),
});

/** A team file, version 1. It has no field that holds a command, a path of a program or a secret. */
export const teamSchema = z.strictObject({
  $schema: optional(shortText(500)),
  daypass: z.literal(1),
  name,
  sessions: optional(z.array(session).check(z.maxLength(50))),
  profiles: optional(z.array(profile).check(z.maxLength(200))),
  production: optional(shortText(1_000)),
  accounts: optional(z.array(account).check(z.maxLength(5_000))),
  browserRules: optional(z.array(browserRule).check(z.maxLength(200))),
});

export type TeamFile = z.infer<typeof teamSchema>;

/** The same as JSON Schema, for editors: docs/schemas/team.schema.json. */
export function teamJsonSchema(): object {
  return z.toJSONSchema(teamSchema, { target: 'draft-2020-12' });
}
