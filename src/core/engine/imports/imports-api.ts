import type { EditPreview } from '../../../shared/domain/config-edits.ts';
import type { FoundTool, ImportPlan, ListedImport, OtherTool } from '../../../shared/imports/import-plan.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { installedBrowsers } from '../../browsers/browsers.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import { findTools, TOOL_READERS } from '../../imports/find-tools.ts';
import type { Setup, ToolMachine } from '../../imports/setup.ts';
import { machineId } from '../../imports/tools/machine-id.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { ApplyImportOptions, Importer } from './importer.ts';

/** Taking over what other tools keep on disk: sessions, profiles, favourites, browsers. Never their secrets. */
export interface ImportsApi {
  /** The tools that have left files here. Reads a few files; never rejects. */
  findOtherTools(): Promise<readonly FoundTool[]>;
  /** What an import would change, as a diff, and what stays behind with the reason; nothing is written. Rejects: toolNotFound, and as `previewEdit`. */
  planImport(tool: OtherTool): Promise<ImportPlan>;
  /** Makes the import. With the fingerprint of a plan, only what that one showed: else `previewStale`. Rejects as `planImport` and `applyEdit`. */
  applyImport(tool: OtherTool, options?: ApplyImportOptions): Promise<ImportPlan>;
  /** Takes the newest import from a tool back, to the byte where nothing has changed since. Rejects: importNone, undoConflict. */
  undoImport(tool: OtherTool): Promise<EditPreview | undefined>;
  /** Imports that can be taken back, from tools and team files, newest first. */
  listImports(): Promise<readonly ListedImport[]>;
}

export function importsApi(parts: EngineParts, importer: Importer, reload: () => Promise<void>): ImportsApi {
  return {
    findOtherTools: async () => findTools(await toolMachine(parts)),
    planImport: async (tool) => importer.plan({ by: 'tool', tool }, await setupOf(tool)),
    async applyImport(tool, options = {}) {
      const made = await importer.apply({ by: 'tool', tool }, await setupOf(tool), options);
      await reload();
      return made;
    },
    async undoImport(tool) {
      const undone = await importer.undo({ by: 'tool', tool });
      await reload();
      return undone;
    },
    listImports: () => importer.list(),
  };

  async function setupOf(tool: OtherTool): Promise<Setup> {
    const machine = await toolMachine(parts);
    const paths = await TOOL_READERS[tool].find(machine);
    if (paths.length === 0) throw new DaypassError('toolNotFound', { tool });
    return TOOL_READERS[tool].read(machine, paths);
  }
}

async function toolMachine({ ports, aws }: EngineParts): Promise<ToolMachine> {
  const { surroundings } = ports;
  const { document } = await readConfigFile(aws.configPath);
  return {
    surroundings,
    configPath: aws.configPath,
    config: document,
    browsers: () => installedBrowsers(surroundings).list('en'),
    machineId: () => machineId(surroundings),
  };
}
