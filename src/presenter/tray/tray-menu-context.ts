import type { Language } from '../../shared/domain/languages.ts';
import type { Settings } from '../../shared/domain/settings.ts';

export interface TrayMenuContext extends Pick<Settings, 'lastFormat' | 'hotkey' | 'productionPattern' | 'defaultAct'> {
  readonly nowMillis: number;
  readonly language: Language;
  /** Node's `process.platform`. */
  readonly platform: string;
  /** A newer release, three numbers. Left out: none is known, or the person did not ask to be told. */
  readonly newVersion?: string;
}
