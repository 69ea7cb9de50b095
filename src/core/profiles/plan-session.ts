import { DaypassError } from '../../shared/daypass-error.ts';
import type { NewSessionInput } from '../engine-api.ts';
import { isWritableValue, type NewSection } from '../files/config-append.ts';
import { parseConfig, type ConfigDocument } from '../files/config-document.ts';
import { DEFAULT_SCOPES } from '../files/sso-config.ts';
import { checkRegion } from '../portal/regions.ts';
import { planSections, type ConfigPlan } from './config-plan.ts';
import { isValidName } from './profile-name.ts';
import { isNameTaken } from './taken-names.ts';

/** Plans a new `[sso-session]`. Throws: nameInvalid, startUrlInvalid, regionInvalid, usage (scopes), sessionExists, configOddLines. */
export function planSession(config: ConfigDocument | string, session: NewSessionInput): ConfigPlan {
  const document = typeof config === 'string' ? parseConfig(config) : config;
  const section = sessionSection(session);
  if (isNameTaken(document, 'sso-session', session.name))
    throw new DaypassError('sessionExists', { name: session.name });
  return planSections(document, [section]);
}

/** `sso_registration_scopes` is always written: without it the AWS CLI registers for a token that cannot be refreshed. */
export function sessionSection({ name, startUrl, region, scopes }: NewSessionInput): NewSection {
  if (!isValidName(name)) throw new DaypassError('nameInvalid', { name });
  if (!isWritableValue(startUrl) || !/^https?:\/\/[\x21-\x7e]+$/.test(startUrl)) {
    throw new DaypassError('startUrlInvalid', { startUrl });
  }
  const scopeList = scopes === undefined || scopes.length === 0 ? DEFAULT_SCOPES : scopes;
  // RFC 6749, section 3.3, less the comma, which parts scopes here.
  const oddScope = scopeList.find((scope) => !/^[\x21\x24-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/.test(scope));
  if (oddScope !== undefined) throw new DaypassError('usage', { problem: 'optionInvalid', value: '--scopes' });
  return {
    header: `sso-session ${name}`,
    entries: [
      ['sso_start_url', startUrl],
      ['sso_region', checkRegion(region)],
      ['sso_registration_scopes', scopeList.join(',')],
    ],
  };
}
