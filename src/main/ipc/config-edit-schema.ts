import * as z from 'zod/mini';
import { role, text } from './schema-parts.ts';

/** More than any organization has roles; a guard against absurd input. */
const MAX_ITEMS = 100_000;
const names = z.array(text).check(z.maxLength(MAX_ITEMS));
const optional = z.exactOptional(text);
const textOrNone = z.exactOptional(z.nullable(text));

const selection = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('roles'), roles: z.array(role).check(z.maxLength(MAX_ITEMS)) }),
  z.strictObject({ by: z.literal('favourites') }),
  z.strictObject({ by: z.literal('account'), sourceId: text, accountId: role.shape.accountId }),
  z.strictObject({ by: z.literal('pattern'), pattern: text, sourceId: optional }),
  z.strictObject({ by: z.literal('all'), sourceId: optional }),
]);

/** Every edit the window may ask for; the contract's type makes a missing or differing one a compile error. */
export const configEdit = z.discriminatedUnion('edit', [
  z.strictObject({
    edit: z.literal('addSession'),
    name: text,
    startUrl: text,
    region: text,
    scopes: z.exactOptional(names),
  }),
  z.strictObject({
    edit: z.literal('changeSession'),
    name: text,
    newName: optional,
    startUrl: optional,
    region: optional,
    scopes: z.exactOptional(names),
  }),
  z.strictObject({ edit: z.literal('removeSession'), name: text, withProfiles: z.boolean() }),
  z.strictObject({ edit: z.literal('addProfile'), role, profileName: text, region: optional, output: optional }),
  z.strictObject({
    edit: z.literal('addChainedProfile'),
    profileName: text,
    sourceProfile: text,
    roleArn: text,
    region: optional,
    output: optional,
    externalId: optional,
    mfaSerial: optional,
    roleSessionName: optional,
  }),
  z.strictObject({
    edit: z.literal('changeProfile'),
    profileName: text,
    newName: optional,
    session: optional,
    accountId: optional,
    roleName: optional,
    region: textOrNone,
    output: textOrNone,
  }),
  z.strictObject({ edit: z.literal('removeProfiles'), profileNames: names }),
  z.strictObject({ edit: z.literal('setDefault'), role, region: optional, output: optional }),
  z.strictObject({
    edit: z.literal('addProfiles'),
    selection,
    nameTemplate: optional,
    region: optional,
    output: optional,
  }),
  z.strictObject({ edit: z.literal('syncProfiles'), sourceId: optional, prune: names }),
  z.strictObject({
    edit: z.literal('addBridge'),
    profileName: text,
    bridgeName: text,
    command: z.enum(['daypass', 'aws']),
  }),
  z.strictObject({ edit: z.literal('keepKeys'), role, profileName: text }),
  z.strictObject({ edit: z.literal('dropKeys'), profileName: text }),
  z.strictObject({ edit: z.literal('moveLegacy'), startUrl: text, sessionName: text }),
  z.strictObject({ edit: z.literal('fix'), findingIds: names, use: optional }),
  z.strictObject({ edit: z.literal('undo'), backupId: optional }),
]);
