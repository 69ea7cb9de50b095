import type { Capabilities, SourceInfo } from '../../../shared/domain/source.ts';
import type { SsoSession } from '../../state.ts';

const CAPABILITIES: Readonly<Record<SsoSession['type'], Capabilities>> = {
  identityCenter: {
    renewsItself: true,
    deviceCode: true,
    browserSignIn: true,
    portalLink: true,
    signOutAtAws: true,
    listsRoles: true,
    movable: false,
    editable: true,
    storedByDaypass: false,
    takesSamlResponse: false,
  },
  // The authorization code grant needs scopes, and scopes would make another kind of token (as in the AWS CLI). A token
  // without scopes can't be renewed.
  legacySso: {
    renewsItself: false,
    deviceCode: true,
    browserSignIn: false,
    portalLink: true,
    signOutAtAws: true,
    listsRoles: true,
    movable: true,
    editable: false,
    storedByDaypass: false,
    takesSamlResponse: false,
  },
};

export function capabilitiesOf({ type }: Pick<SsoSession, 'type'>): Capabilities {
  return CAPABILITIES[type];
}

const LABELS: Readonly<Record<SsoSession['type'], (session: SsoSession) => string>> = {
  identityCenter: ({ name }) => name,
  legacySso: ({ startUrl }) => hostOf(startUrl),
};

export function sourceInfo(session: SsoSession): SourceInfo {
  const { name: id, type, startUrl, region } = session;
  return { id, label: LABELS[type](session), type, can: CAPABILITIES[type], startUrl, region };
}

/** The host by pattern: an odd start URL must still show as something. */
function hostOf(startUrl: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)/iu.exec(startUrl)?.[1] ?? startUrl;
}
