import type { InlineConfig } from 'vite';

/** The oldest Node we run on, which is also Electron 33's own. */
const NODE_FLOOR = 'node20.18';

interface NodeProgram {
  readonly input: Readonly<Record<string, string>>;
  readonly extension: 'js' | 'mjs';
  readonly banner?: string;
  readonly external?: readonly string[];
  /** All of the program in the one file of its entry. */
  readonly isOneFile?: boolean;
}

export function nodeProgram({ input, extension, banner, external = [], isOneFile = false }: NodeProgram): InlineConfig {
  return {
    ssr: { noExternal: true, external: [...external], target: 'node' },
    build: {
      ssr: true,
      target: NODE_FLOOR,
      rolldownOptions: {
        input: { ...input },
        external: [...external],
        output: {
          format: 'es',
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `chunks/[name]-[hash].${extension}`,
          ...(isOneFile && { codeSplitting: false }),
          ...(banner === undefined ? {} : { banner: (chunk) => (chunk.isEntry ? banner : '') }),
        },
      },
    },
  };
}
