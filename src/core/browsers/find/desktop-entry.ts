/** What of a freedesktop.org desktop entry makes a browser. */
export interface DesktopEntry {
  readonly name: string;
  /** `Exec` in words, without a shell; `%u` where the link goes. */
  readonly command: readonly string[];
  readonly mimeTypes: readonly string[];
  readonly isHidden: boolean;
}

/** Undefined where there is no entry of an application with a name and a command that can be read. */
export function parseDesktopEntry(text: string): DesktopEntry | undefined {
  const keys = desktopEntryKeys(text);
  const command = wordsOf(unescaped(keys.get('Exec') ?? ''));
  const name = unescaped(keys.get('Name') ?? '').trim();
  if (keys.get('Type') !== 'Application' || name === '' || command === undefined || command.length === 0)
    return undefined;
  return {
    name,
    command,
    mimeTypes: (keys.get('MimeType') ?? '').split(';'),
    isHidden: keys.get('NoDisplay') === 'true' || keys.get('Hidden') === 'true',
  };
}

function desktopEntryKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  let isInside = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) isInside = line.trim() === '[Desktop Entry]';
    const match = isInside ? /^([A-Za-z0-9-]+)\s*=\s*(.*)/s.exec(line) : null;
    if (match?.[1] !== undefined && !keys.has(match[1])) keys.set(match[1], match[2] ?? '');
  }
  return keys;
}

const ESCAPES: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };

/** Desktop Entry Specification, "Possible value types": escapes of strings come before those of `Exec`. */
function unescaped(value: string): string {
  return value.replaceAll(/\\([sntr\\])/g, (whole, letter: string) => ESCAPES[letter] ?? whole);
}

/** Desktop Entry Specification, "The Exec key". Undefined for a quote that never ends. */
function wordsOf(exec: string): readonly string[] | undefined {
  const words: string[] = [];
  // A quote without an end takes all the rest: were it skipped, the search for its end would begin again at each quote in it.
  const pattern = /"((?:[^"\\]|\\.)*)("|\\?$)|[^\s"]+/gs;
  for (const [word, quoted, end] of exec.matchAll(pattern)) {
    if (end !== undefined && end !== '"') return undefined;
    words.push(quoted === undefined ? word : quoted.replaceAll(/\\(["`$\\])/g, '$1'));
  }
  return words.flatMap(withFieldCode);
}

/** Files, icons and names are not ours to give; `%%` is a percent sign. */
function withFieldCode(word: string): readonly string[] {
  if (/^%[uU]$/.test(word)) return ['%u'];
  if (/^%[a-zA-Z]$/.test(word)) return [];
  return [word.replaceAll(/%(.)/g, (_code, letter: string) => (letter === '%' ? '%' : ''))];
}
