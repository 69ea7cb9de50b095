import { join } from 'node:path';
import type { LeftOut } from '../../../shared/imports/import-plan.ts';
import { foreignText, isFile, listIn, roleInArn, textIn, type Fields } from '../read-foreign.ts';
import { EMPTY_SETUP, leftOut, type Setup, type SetupProfile, type SetupRole, type ToolReader } from '../setup.ts';
import type { ConfigDocument } from '../../config/document/config-document.ts';
import { profilesIn, runs } from './config-profiles.ts';
import { decryptWorkspace } from './leapp-workspace.ts';

/** The workspace of Leapp: integrations, sessions, named profiles and pinned sessions (Leapp, packages/core, models/workspace.ts). */
export const leapp: ToolReader = {
  async find({ surroundings: { homeDir } }) {
    const path = join(homeDir, '.Leapp', 'Leapp-lock.json');
    return (await isFile(path)) ? [path] : [];
  },
  async read({ machineId, config }, paths) {
    const [path = ''] = paths;
    const [text, id] = [await foreignText(path), await machineId()];
    const workspace = text === undefined || id === undefined ? undefined : decryptWorkspace(text, id);
    if (workspace === undefined)
      return { ...EMPTY_SETUP, readFrom: paths, leftOut: [leftOut('fileUnreadable', { path })] };
    const setup = setupOf(workspace);
    return { ...setup, profiles: setup.profiles.map((profile) => inPlace(profile, config)), readFrom: paths };
  },
};

/** Leapp can also write profiles that run it (`leapp session generate ID`): those are changed where they are. */
function inPlace(profile: SetupProfile, config: ConfigDocument): SetupProfile {
  const command = profilesIn(config).get(profile.profileName)?.get('credential_process');
  if (!runs(command, 'leapp')) return profile;
  return { ...profile, removedKeys: ['credential_process'], ifThere: 'change' };
}

interface Workspace {
  readonly sessions: readonly Fields[];
  readonly integrations: readonly Fields[];
  readonly profileNames: ReadonlyMap<string, string>;
  readonly pinned: ReadonlySet<unknown>;
}

function setupOf(fields: Fields): Setup {
  const workspace: Workspace = {
    sessions: listIn(fields['_sessions']),
    integrations: listIn(fields['_awsSsoIntegrations']),
    profileNames: new Map(
      listIn(fields['_profiles']).flatMap(({ id, name }) => {
        const [key, value] = [textIn(id), textIn(name)];
        return key !== undefined && value !== undefined ? [[key, value] as const] : [];
      }),
    ),
    pinned: new Set(Array.isArray(fields['_pinned']) ? fields['_pinned'] : []),
  };
  const portals = workspace.integrations.flatMap(({ alias, portalUrl, region }) => {
    const startUrl = textIn(portalUrl);
    return startUrl === undefined ? [] : [{ startUrl, region: textIn(region) ?? '', name: textIn(alias) ?? 'leapp' }];
  });
  const { profiles, left } = profilesOf(workspace);
  return {
    ...EMPTY_SETUP,
    portals,
    profiles,
    favourites: workspace.sessions
      .filter(({ sessionId }) => workspace.pinned.has(sessionId))
      .flatMap((session) => roleOf(session, workspace) ?? []),
    leftOut: [
      ...left,
      ...listIn(fields['_azureIntegrations']).map(({ alias }) =>
        leftOut('kindUnsupported', { name: textIn(alias) ?? 'Azure', kind: 'azure' }),
      ),
      ...listIn(fields['_segments']).map(({ name }) => leftOut('settingStays', { setting: textIn(name) ?? 'segment' })),
    ],
  };
}

/** A role of Identity Center. */
function roleOf({ type, awsSsoConfigurationId, roleArn }: Fields, { integrations }: Workspace): SetupRole | undefined {
  const startUrl = textIn(integrations.find(({ id }) => id === awsSsoConfigurationId)?.['portalUrl']);
  const role = roleInArn(textIn(roleArn) ?? '');
  if (type !== 'awsSsoRole' || startUrl === undefined || role === undefined) return undefined;
  return { startUrl, ...role };
}

function profilesOf(workspace: Workspace): { profiles: readonly SetupProfile[]; left: readonly LeftOut[] } {
  const { sessions, profileNames } = workspace;
  const profiles: SetupProfile[] = [];
  const left: LeftOut[] = [];
  const sharing = new Map<string, number>();
  for (const { profileId } of sessions)
    if (typeof profileId === 'string') sharing.set(profileId, (sharing.get(profileId) ?? 0) + 1);
  for (const [profileId, count] of sharing)
    if (count > 1) left.push(leftOut('profileShared', { name: profileNames.get(profileId) ?? profileId, count }));
  for (const session of sessions) {
    const name = textIn(session['sessionName']) ?? 'session';
    const { profileId } = session;
    const profileName = typeof profileId === 'string' ? profileNames.get(profileId) : undefined;
    const ownProfile = sharing.get(String(profileId)) === 1 ? profileName : undefined;
    const entries = entriesOf(session, workspace, sharing);
    if (entries === undefined) left.push(unsupported(name, session));
    else if (ownProfile !== undefined)
      profiles.push({ profileName: ownProfile, ...entries, removedKeys: [], ifThere: 'leave' });
  }
  return { profiles, left };
}

/** Undefined for a kind of session whose keys Daypass has no way to. */
function entriesOf(
  session: Fields,
  workspace: Workspace,
  sharing: ReadonlyMap<string, number>,
): Pick<SetupProfile, 'role' | 'entries'> | undefined {
  const region = textIn(session['region']);
  const settings = region === undefined ? [] : [['region', region] as const];
  const role = roleOf(session, workspace);
  if (role !== undefined) return { role, entries: settings };
  if (session['type'] !== 'awsIamRoleChained') return undefined;
  const parent = workspace.sessions.find(({ sessionId }) => sessionId === session['parentSessionId']);
  const parentProfile = String(parent?.['profileId']);
  const source = sharing.get(parentProfile) === 1 ? workspace.profileNames.get(parentProfile) : undefined;
  const roleArn = textIn(session['roleArn']);
  if (parent === undefined || roleOf(parent, workspace) === undefined || source === undefined || roleArn === undefined)
    return undefined;
  const sessionName = textIn(session['roleSessionName']);
  return {
    entries: [
      ['role_arn', roleArn],
      ['source_profile', source],
      ...(sessionName === undefined ? [] : [['role_session_name', sessionName] as const]),
      ...settings,
    ],
  };
}

function unsupported(name: string, { type }: Fields): LeftOut {
  const kind = textIn(type) ?? 'unknown';
  return kind === 'awsIamUser' ? leftOut('keysStay', { name }) : leftOut('kindUnsupported', { name, kind });
}
