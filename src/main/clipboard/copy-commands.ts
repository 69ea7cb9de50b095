import { writeOut, writeProfileVariable, type Engine } from '../../core/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { assumedRole } from '../../presenter/snapshots/role-account.ts';
import { roleKey, sameRole, type RoleRef } from '../../shared/domain/role.ts';
import type { ClipboardSnapshot } from '../../shared/view.ts';
import type { SecretClipboard } from './clipboard.ts';
import type { AskProduction } from '../commands/ask-production.ts';
import { APP } from '../requester.ts';
import { startUrlOf } from '../commands/start-url-of.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { SettingsStore } from '../../core/index.ts';

export interface CopyDeps {
  readonly engine: Engine;
  readonly copies: SecretClipboard;
  /** What is known of the keys on the clipboard, for the window. */
  readonly copied: CopiedKeysRecord;
  readonly preferences: SettingsStore;
  readonly platform: NodeJS.Platform;
  readonly redraw: () => void;
  readonly askProduction: AskProduction;
}

/** Which role's keys were copied last. The keys themselves are in the clipboard alone. */
export interface CopiedKeysRecord {
  set(copied: Omit<ClipboardSnapshot, 'clearsAtMillis'>): void;
  onChange(listener: () => void): void;
  /** Undefined once the keys have left the clipboard. */
  now(): ClipboardSnapshot | undefined;
}

export function copiedKeysRecord(copies: Pick<SecretClipboard, 'clearsAtMillis' | 'onChange'>): CopiedKeysRecord {
  let last: Omit<ClipboardSnapshot, 'clearsAtMillis'> | undefined;
  return {
    onChange: copies.onChange,
    set(copied) {
      last = copied;
    },
    now() {
      const clearsAtMillis = copies.clearsAtMillis();
      return last === undefined || clearsAtMillis === undefined ? undefined : { ...last, clearsAtMillis };
    },
  };
}

/** Puts a role's keys, or what makes a shell use its profile, on the clipboard. */
export function copyCommands(
  deps: CopyDeps,
): Pick<
  Handlers,
  'copyKeys' | 'copyProfileVariable' | 'copyNamedProfile' | 'copyRoleFact' | 'copyStartUrl' | 'clearClipboard'
> {
  const { engine, copies, copied, preferences } = deps;
  const profileOf = (role: RoleRef) => engine.state.profiles.find((profile) => sameRole(profile, role));
  const profileFor = profileMaker(engine);
  const nameOf = (role: RoleRef): string | undefined =>
    profileOf(role)?.profileName ?? assumedRole(engine.state, role)?.profileName;

  return {
    async copyKeys({ role, format }) {
      const profile = profileOf(role);
      const credentials = await deps.askProduction(
        ({ copyKeys }, account, roleName) => copyKeys(account, roleName, safeText(profile?.profileName ?? '')),
        (confirmed) => engine.issue(role, { purpose: 'clipboard', requester: APP, format, confirmed }),
      );
      const text = writeOut(credentials, format, {
        newline: deps.platform === 'win32' ? '\r\n' : '\n',
        ...(profile?.region !== undefined && { region: profile.region }),
        ...(format === 'ini' && { profileName: profile?.profileName ?? (await engine.suggestProfileName(role)) }),
      });
      const clearedAfterSeconds = preferences.now().clipboardClearedAfterSeconds;
      const { expiresAtMillis } = credentials;
      copied.set({ role, format, expiresAtMillis });
      await copies.copySecret(text, clearedAfterSeconds);
      preferences.set({ lastFormat: format });
      deps.redraw();
      return { expiresAtMillis, clearedAfterSeconds };
    },
    async copyProfileVariable({ role }) {
      const known = nameOf(role);
      const profileName = known ?? (await profileFor(role));
      await copies.copy(writeProfileVariable(profileName, preferences.now().lastFormat));
      return { profileName, created: known === undefined };
    },
    async copyNamedProfile({ profileName }) {
      await copies.copy(writeProfileVariable(profileName, preferences.now().lastFormat));
    },
    async copyRoleFact({ role, what }) {
      await copies.copy(what === 'accountId' ? role.accountId : await engine.consoleUrl(role));
    },
    copyStartUrl: ({ sourceId }) => copies.copy(startUrlOf(engine.state, sourceId)),
    clearClipboard: () => copies.clearOurs(),
  };
}

/** Makes a profile for a role that has none. Two clicks in a row make one. Rejects as the edit does, `regionNeeded` among others. */
function profileMaker(engine: Engine): (role: RoleRef) => Promise<string> {
  const making = new Map<string, Promise<string>>();
  const make = async (role: RoleRef): Promise<string> => {
    const profileName = await engine.suggestProfileName(role);
    await engine.applyEdit({ edit: 'addProfile', role, profileName });
    return profileName;
  };
  return (role) => {
    const key = roleKey(role);
    const made = making.get(key) ?? make(role).finally(() => making.delete(key));
    making.set(key, made);
    return made;
  };
}
