import { writeFileAtomically, type ActivityLog, type Clock } from '../../core/index.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { NativeDialogs } from '../native-dialogs.ts';
import { activityCsv, activityJson } from './activity-export.ts';

export type ActivityCommands = Pick<Handlers, 'listActivity' | 'clearActivity' | 'exportActivity'>;

/** Shows, clears and saves what was handed out and changed. */
export function activityCommands(
  activityLog: Pick<ActivityLog, 'list' | 'clear'>,
  clock: Clock,
  dialogs: Pick<NativeDialogs, 'chooseSavePath'>,
): ActivityCommands {
  return {
    listActivity: () => activityLog.list(),
    clearActivity: () => activityLog.clear(),
    async exportActivity() {
      const day = new Date(clock.nowMillis()).toISOString().slice(0, 10);
      const filePath = await dialogs.chooseSavePath({
        defaultPath: `daypass-activity-${day}.csv`,
        filters: [
          { name: 'CSV', extensions: ['csv'] },
          { name: 'JSON', extensions: ['json'] },
        ],
      });
      if (filePath === undefined) return { saved: false };
      const entries = await activityLog.list();
      const text = filePath.toLowerCase().endsWith('.json') ? activityJson(entries) : activityCsv(entries);
      await writeFileAtomically(filePath, Buffer.from(text, 'utf8'));
      return { saved: true };
    },
  };
}
