export interface RegisteredBrowser {
  /** The key's name under StartMenuInternet, such as `Firefox-308046B0AF4A39CB`. */
  readonly key: string;
  readonly name: string;
  readonly program: string;
}

/**
 * Reads what `reg query …\StartMenuInternet /s` prints (Microsoft, "Registering Programs with Client Types"). A key's
 * unnamed value is printed under a translated name, so it is told by its place: the only one of its key that counts.
 */
export function parseStartMenuInternet(printed: string): readonly RegisteredBrowser[] {
  const names = new Map<string, string>();
  const programs = new Map<string, string>();
  let path: string | undefined;
  for (const line of printed.split(/\r?\n/)) {
    if (line.startsWith('HKEY_')) path = /\\StartMenuInternet\\(.+)/i.exec(line)?.[1];
    const value = /^ {4}.+? {4}REG_(?:EXPAND_)?SZ {4}(.*)/.exec(line)?.[1];
    if (path === undefined || value === undefined) continue;
    const [key = '', ...below] = path.split('\\');
    if (below.length === 0 && !names.has(key)) names.set(key, value.trim());
    if (below.join('\\').toLowerCase() === 'shell\\open\\command') programs.set(key, programOf(value));
  }
  return [...programs].map(([key, program]) => ({ key, name: names.get(key) || key, program }));
}

function programOf(command: string): string {
  const trimmed = command.trim();
  return /^"([^"]+)"/.exec(trimmed)?.[1] ?? trimmed;
}
