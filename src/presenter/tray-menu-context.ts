import type { ExportFormat } from '../shared/export-formats.ts';
import type { Language } from '../shared/languages.ts';

export interface TrayMenuContext {
  readonly nowMillis: number;
  readonly language: Language;
  /** Node's `process.platform`. */
  readonly platform: string;
  /** The format keys were last copied in; it leads the list of formats. */
  readonly lastFormat: ExportFormat;
}
