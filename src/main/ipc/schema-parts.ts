import * as z from 'zod/mini';

/** Longer than any name, URL or label the service allows; a guard against absurd input, not a rule of AWS's. */
const MAX_TEXT_CHARS = 4096;
export const text = z.string().check(z.minLength(1), z.maxLength(MAX_TEXT_CHARS));

export const role = z.strictObject({
  sourceId: text,
  accountId: z.string().check(z.regex(/^\d{12}$/)),
  roleName: text,
});
