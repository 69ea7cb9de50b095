import type { Handlers } from '../ipc/answer.ts';
import type { ActivityLog } from './activity-log.ts';

/** The same commands, each noted once it has come through. Window, tray and notices all come through here. */
export function withActivityLog(handlers: Handlers, activityLog: Pick<ActivityLog, 'note'>): Handlers {
  return {
    ...handlers,
    async addSession(input) {
      const added = await handlers.addSession(input);
      activityLog.note({ what: 'filesEdited', edit: 'addSession', names: [added.sourceId] });
      return added;
    },
    async copyKeys(input) {
      const copied = await handlers.copyKeys(input);
      activityLog.note({ what: 'keysCopied', role: input.role, format: input.format });
      return copied;
    },
    async copyProfileVariable(input) {
      const copied = await handlers.copyProfileVariable(input);
      activityLog.note({ what: 'profileCopied', role: input.role, profileName: copied.profileName });
      return copied;
    },
    async openConsole(input) {
      await handlers.openConsole(input);
      activityLog.note({ what: 'consoleOpened', role: input.role });
    },
    async applyEdit(input) {
      const done = await handlers.applyEdit(input);
      const names = [...done.added, ...done.changed, ...done.removed].slice(0, MOST_NAMES);
      if (done.files.length > 0) activityLog.note({ what: 'filesEdited', edit: input.edit.edit, names });
      return done;
    },
  };
}

/** Of a bulk edit's thousands of profiles, as many as one line can be read with. */
const MOST_NAMES = 20;
