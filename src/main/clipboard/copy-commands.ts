import { writeOut, writeProfileVariable, type Engine } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { sameRole, type RoleRef } from '../../shared/domain/role.ts';
import type { SecretClipboard } from './clipboard.ts';
import { APP } from '../requester.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { SettingsStore } from '../../core/index.ts';

export interface CopyDeps {
  readonly engine: Engine;
  readonly copies: SecretClipboard;
  readonly preferences: SettingsStore;
  readonly platform: NodeJS.Platform;
  readonly redraw: () => void;
}

/** Puts a role's keys, or what makes a shell use its profile, on the clipboard. */
export function copyCommands(deps: CopyDeps): Pick<Handlers, 'copyKeys' | 'copyProfileVariable'> {
  const { engine, copies, preferences } = deps;
  const profileOf = (role: RoleRef) => engine.state.profiles.find((profile) => sameRole(profile, role));

  return {
    async copyKeys({ role, format, confirmed = false }) {
      const credentials = await engine.issue(role, { purpose: 'clipboard', requester: APP, format, confirmed });
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
