import type { Requester } from '../shared/domain/activity.ts';

/** Who asks the engine for keys when the window, the tray or a notice does. */
export const APP: Requester = { shell: 'app' };
