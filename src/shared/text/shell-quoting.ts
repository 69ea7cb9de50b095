import { DaypassError } from '../errors/daypass-error.ts';

/** How one shell takes a value literally, whatever is in it. */
export type Quote = (value: string) => string;

/** POSIX shell, bash and zsh: nothing is special in single quotes but the quote itself (POSIX XCU 2.2.2). */
export const quotePosix: Quote = (value) => `'${withoutNul(value, 'bash').replaceAll("'", String.raw`'\''`)}'`;

/** fish: in single quotes a backslash escapes only itself and the quote (fish documentation, "Quotes"). */
export const quoteFish: Quote = (value) => `'${withoutNul(value, 'fish').replace(/['\\]/g, String.raw`\$&`)}'`;

/**
 * PowerShell: in a single-quoted string a quote is doubled, and typographic single quotes end it as well
 * (about_Quoting_Rules; the tokenizer treats U+2018–U+201B as `'`).
 */
export const quotePowershell: Quote = (value) =>
  `'${withoutNul(value, 'powershell').replace(/['\u2018-\u201B]/g, '$&$&')}'`;

/**
 * What follows `set "NAME=` in cmd: everything up to the last quote of the line is taken. There is no way to escape
 * a quote, `%` expands even inside quotes, `!` does with delayed expansion, and a line break ends the command: such
 * values are refused.
 */
export const quoteCmd: Quote = (value) => carried(value, 'cmd', /["%!]|\p{Cc}/u);

/**
 * A .env value. Parsers agree on single quotes being literal, but not on a way to write a quote inside; keys that
 * need none stay bare. A quote or line break is refused.
 */
export const quoteDotenv: Quote = (value) =>
  /^[\w./+=:@-]+$/.test(value) ? value : `'${carried(value, 'dotenv', /'|\p{Cc}/u)}'`;

/**
 * A value in an AWS shared file: literal to the line's end. Outer blanks are trimmed by all clients, ` #` and ` ;` begin
 * a comment to some, and outer quotes are stripped by some.
 */
export const quoteIni: Quote = (value) => carried(value, 'ini', /\p{Cc}|^[\s"']|[\s"']$|\s[#;]/u);

/** For the eye and a form's field: literal to the line's end. */
export const quotePlain: Quote = (value) => carried(value, 'plain', /\p{Cc}/u);

function withoutNul(value: string, format: string): string {
  return carried(value, format, /\0/);
}

function carried(value: string, format: string, unsafe: RegExp): string {
  if (unsafe.test(value)) throw new DaypassError('usage', { problem: 'valueUnsafe', value: format });
  return value;
}
