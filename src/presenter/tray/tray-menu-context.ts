import type { Language } from '../../shared/domain/languages.ts';
import type { Settings } from '../../shared/domain/settings.ts';

export interface TrayMenuContext extends Pick<Settings, 'lastFormat' | 'hotkey' | 'productionPattern' | 'defaultAct'> {
  readonly nowMillis: number;
  readonly language: Language;
  /** Node's `process.platform`. */
  readonly platform: string;
  /** A newer release, as `1.2.3`. Left out: none is known, or the person did not ask for the check. */
  readonly newVersion?: string;
}
