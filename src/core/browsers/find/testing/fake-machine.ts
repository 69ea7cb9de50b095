import type { BrowserMachine } from '../browser-machine.ts';
import type { Surroundings } from '../../../ports.ts';

/** A machine of these programs and files and no other. */
export function fakeMachine(
  given: {
    readonly programs?: readonly string[];
    readonly files?: Readonly<Record<string, string>>;
    readonly registry?: Readonly<Record<string, string>>;
  },
  surroundings: Surroundings,
): BrowserMachine {
  const { programs = [], files = {}, registry = {} } = given;
  return {
    surroundings,
    isProgram: async (path) => programs.includes(path),
    readText: async (path) => files[path],
    list: async (dir) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${dir}/`) && !path.slice(dir.length + 1).includes('/'))
        .map((path) => path.slice(dir.length + 1))
        .toSorted(),
    queryRegistry: async (key) => registry[key] ?? '',
  };
}
