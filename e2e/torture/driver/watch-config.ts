import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

export interface ConfigReading {
  stop(): Promise<{ readonly reads: number; readonly tornReads: readonly string[] }>;
}

/** Reads a config file again and again while others write it, and records each read that is not whole. */
export function watchConfig(path: string): ConfigReading {
  const state = { isOn: true };
  const tornReads: string[] = [];
  const reading = (async () => {
    let reads = 0;
    let sectionsBefore = 0;
    while (state.isOn) {
      const text = await readFile(path, 'utf8').catch((thrown: unknown) => `unreadable: ${String(thrown)}`);
      const { sections, trouble } = judge(text);
      if (trouble !== undefined) tornReads.push(trouble);
      else if (sections < sectionsBefore) tornReads.push(`${sectionsBefore} sections became ${sections}`);
      sectionsBefore = Math.max(sections, sectionsBefore);
      reads += 1;
      await setImmediate();
    }
    return { reads, tornReads };
  })();
  return {
    stop: () => {
      state.isOn = false;
      return reading;
    },
  };
}

/** Judges a file to which only whole sections were added: each profile has its three role keys, and the last line ends. */
function judge(text: string): { readonly sections: number; readonly trouble?: string } {
  const names = [...text.matchAll(/^\[profile (\S+)\]$/gmu)].map(([, name]) => name);
  if (!text.endsWith('\n')) return { sections: names.length, trouble: `cut off: …${text.slice(-60)}` };
  if (new Set(names).size !== names.length) return { sections: names.length, trouble: 'a profile stands there twice' };
  for (const section of text.split(/^(?=\[)/mu)) {
    if (!section.startsWith('[profile ')) continue;
    const isWhole = ['sso_session = ', 'sso_account_id = ', 'sso_role_name = '].every((key) => section.includes(key));
    if (!isWhole) return { sections: names.length, trouble: `half a section: ${section}` };
  }
  return { sections: names.length };
}
