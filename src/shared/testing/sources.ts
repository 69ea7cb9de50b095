import type { Capabilities, SourceInfo } from '../domain/source.ts';

/** Sources as the shells are shown them: what Identity Center and a legacy portal can do, and one that can do little. */
export const IDENTITY_CENTER: Capabilities = {
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
};

export const LEGACY_SSO: Capabilities = {
  ...IDENTITY_CENTER,
  renewsItself: false,
  browserSignIn: false,
  movable: true,
  editable: false,
  storedByDaypass: false,
  takesSamlResponse: false,
};

/** A kind that is neither: no renewal, no portal link, no device code. */
export const PLAIN: Capabilities = {
  renewsItself: false,
  deviceCode: false,
  browserSignIn: true,
  portalLink: false,
  signOutAtAws: false,
  listsRoles: false,
  movable: false,
  editable: false,
  storedByDaypass: false,
  takesSamlResponse: false,
};

export function sessionInfo(name: string): SourceInfo {
  const startUrl = `https://${name}.awsapps.com/start`;
  return { id: name, label: name, type: 'identityCenter', can: IDENTITY_CENTER, startUrl, region: 'eu-west-1' };
}

export function legacyInfo(startUrl: string): SourceInfo {
  return {
    id: startUrl,
    label: /^https:..([^/]+)/.exec(startUrl)?.[1] ?? startUrl,
    type: 'legacySso',
    can: LEGACY_SSO,
    startUrl,
    region: 'eu-west-1',
  };
}

export function plainInfo(name: string): SourceInfo {
  return { id: name, label: name, type: 'saml', can: PLAIN };
}
/** One of each kind. Tests of what is the same for all kinds run over these. */
export const KINDS = [
  ['Identity Center', sessionInfo('acme')],
  ['legacy SSO', legacyInfo('https://acme.awsapps.com/start')],
  ['a kind without renewal, portal link and device code', plainInfo('acme')],
] as const;
