export const HIDDEN = '••••••••';

/** Names of secrets, in AWS's files and in the tools that store theirs there. */
const SECRET_NAME =
  /secret|token|pass(?:word|wd|phrase|code)|(?:^|[^a-z])(?:pass|pwd|auth|pin|otp)(?![a-z])|pwd$|api_?key|private_?key|authorization|credential|bearer|cookie/i;
/** A `…_file` or `…_path` names a place, an `…_expires` a time, and AWS's own two name a program and a kind of source. */
const NO_SECRET_NAME = /(?:_(?:file|path|url|expires|expiration)|^credential_(?:process|source))$/i;
const USERINFO = /(:\/\/)[^\s/?#]*@/g;
const QUERY = /([?&#;])([\w.-]+)=[^&\s"']+/g;
const SECRET_QUERY_NAME = /code|signature/i;
/** A name and what stands between it and its value; an option's value may follow a space. */
const NAMED = /(?<![\w.-])(-{1,2}|\/)?([A-Za-z][\w.-]*)(["']?\s*[=:]\s*|\s+)/g;
/** A value as a shell reads it: bare, quoted, or pieces of both. */
const SHELL_WORD = /(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|\\.?|[^\s"'\\])+/y;
const LONG_RUN = /[A-Za-z0-9+/_-]{30,}={0,2}/g;

/** True for a name whose value must never be shown. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name);
}

/** True for text that mentions a secret by name; a mention is enough to hide prose. */
export function mentionsSecret(text: string): boolean {
  return text.split(/[^\w.-]+/).some(isSecretName);
}

/** A value that is no secret as a whole, without those inside it: user and password of a URL, options, long random text. */
export function withoutInnerSecrets(value: string): string {
  return withoutSecretLooks(withoutNamedSecrets(value));
}

/** The same by look alone, for names that may hold any word. */
export function withoutSecretLooks(text: string): string {
  return text
    .replace(USERINFO, `$1${HIDDEN}@`)
    .replace(QUERY, (whole, mark: string, name: string) =>
      isSecretName(name) || SECRET_QUERY_NAME.test(name) ? `${mark}${name}=${HIDDEN}` : whole,
    )
    .replace(LONG_RUN, (run) => (looksRandom(run) ? HIDDEN : run));
}

/** Without the values that a secret's name stands before: `--password X`, `token=X`, `"secret": "X"`. */
export function withoutNamedSecrets(value: string): string {
  let shown = '';
  let done = 0;
  for (const named of value.matchAll(NAMED)) {
    const [whole, dashes, name = '', delimiter = ''] = named;
    const isOption = dashes !== undefined || /[=:]/.test(delimiter);
    if (named.index < done || !isOption || !isSecretName(name.replaceAll('-', '_'))) continue;
    SHELL_WORD.lastIndex = named.index + whole.length;
    const [word] = SHELL_WORD.exec(value) ?? [];
    if (word === undefined) continue;
    shown += value.slice(done, named.index) + whole + HIDDEN;
    done = named.index + whole.length + word.length;
  }
  return shown + value.slice(done);
}

/**
 * Random text changes between capitals, small letters and digits about every other character; paths and role names do
 * so at the start of a word only.
 */
function looksRandom(run: string): boolean {
  if (/^[\da-f]+$/i.test(run)) return true;
  let changes = 0;
  for (let at = 1; at < run.length; at += 1) {
    if (classOf(run.charCodeAt(at - 1)) !== classOf(run.charCodeAt(at))) changes += 1;
  }
  // A word's start counts twice (`tA` and `Ac`), and random text has about six changes in ten characters.
  return changes / run.length > 0.36;
}

function classOf(code: number): number {
  if (code >= 0x61) return 0;
  if (code >= 0x41 && code <= 0x5a) return 1;
  return code >= 0x30 && code <= 0x39 ? 2 : 3;
}
