import { writeOut, writeProfileVariable, type Clock, type Engine } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { sameRole, type RoleRef } from '../../shared/domain/role.ts';
import type { SecretClipboard } from './clipboard.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { PreferenceStore } from '../settings/preferences.ts';

export interface CopyDeps {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly copies: SecretClipboard;
  readonly preferences: PreferenceStore;
  readonly platform: NodeJS.Platform;
  /** Throws `confirmationNeeded` before keys of a production account leave. */
  readonly guard: (role: RoleRef, confirmed: boolean) => void;
  readonly redraw: () => void;
}

/** Puts a role's keys, or what makes a shell use its profile, on the clipboard. */
export function copyCommands(deps: CopyDeps): Pick<Handlers, 'copyKeys' | 'copyProfileVariable'> {
  const { engine, copies, preferences, guard } = deps;
  const profileOf = (role: RoleRef) => engine.state.profiles.find((profile) => sameRole(profile, role));

  return {
    async copyKeys({ role, format, confirmed }) {
      guard(role, confirmed ?? false);
      const credentials = await engine.roleCredentials(role);
      const profile = profileOf(role);
      const text = writeOut(credentials, format, {
        newline: deps.platform === 'win32' ? '\r\n' : '\n',
        ...(profile?.region !== undefined && { region: profile.region }),
        ...(format === 'ini' && { profileName: profile?.profileName ?? (await engine.suggestProfileName(role)) }),
      });
      const clearedAfterSeconds = preferences.now().clipboardClearedAfterSeconds;
      await copies.copySecret(text, clearedAfterSeconds);
      preferences.set({ lastFormat: format });
      deps.redraw();
      return { expiresAtMillis: credentials.expiresAtMillis, clearedAfterSeconds };
    },
    async copyProfileVariable({ role }) {
      const profileName = profileOf(role)?.profileName;
      if (profileName === undefined) throw new DaypassError('profileUnknown');
      await copies.copy(writeProfileVariable(profileName, preferences.now().lastFormat));
      return { profileName };
    },
  };
}
