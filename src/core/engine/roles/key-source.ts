import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { writeOut } from '../../roles/output/write-out.ts';
import { issueRequester } from '../../service/issue-requester.ts';
import type { KeySource } from '../../service/key-service.ts';
import type { Engine } from '../api.ts';

/** The engine as the key service needs it, the same in the app and in the background. */
export function keySource(engine: Pick<Engine, 'state' | 'subscribe' | 'reload' | 'resolveRole' | 'issue'>): KeySource {
  return {
    get state() {
      return engine.state;
    },
    subscribe: (listener) => engine.subscribe(listener),
    reload: () => engine.reload(),
    resolveRole: async (selector) => {
      const { sourceId, accountId, roleName, environmentProfile } = await engine.resolveRole(selector);
      // The environment here is that of the process that started the service: its keys are not the caller's.
      if (environmentProfile !== undefined)
        throw new DaypassError('assumedRoleInvalid', { profile: environmentProfile, problem: 'noEnvironment' });
      return { sourceId, accountId, roleName };
    },
    issue: (role, { requester }, signal, isAllowed) =>
      engine.issue(role, {
        purpose: 'process',
        requester: issueRequester(requester),
        ...(isAllowed && { confirmed: 'once' as const }),
        signal,
      }),
    write: (credentials) => writeOut(credentials, 'json'),
  };
}
