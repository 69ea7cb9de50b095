import type { Language } from '../../shared/domain/languages.ts';
import type { Settings } from '../../shared/domain/settings.ts';

export interface TrayMenuContext extends Pick<Settings, 'lastFormat' | 'hotkey' | 'productionPattern'> {
  readonly nowMillis: number;
  readonly language: Language;
  /** Node's `process.platform`. */
  readonly platform: string;
}
