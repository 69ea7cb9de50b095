import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { NewSessionInput } from '../../requests.ts';
import { isWritableValue, type NewSection } from '../../config/edit/config-append.ts';
import { DEFAULT_SCOPES } from '../../config/document/sso-config.ts';
import { checkTypedRegion } from '../../../shared/text/judge-region.ts';
import { checkRegion } from '../../../shared/text/regions.ts';
import { portalKey } from '../../../shared/text/start-url.ts';
import { checkStartUrl } from '../../sources/identity-center/portal/start-url.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';
import { sessionSections, valuesOf } from '../read/profile-sections.ts';
import { isNameTaken } from '../read/taken-names.ts';

type AddSession = Extract<ConfigEdit, { edit: 'addSession' }>;

/** Plans a new `[sso-session]`; nothing where the file has it with these very values. Throws: nameInvalid, startUrlInvalid, regionInvalid, usage (scopes), sessionExists. */
export function planAddSession(edit: AddSession, { config }: AwsFiles): EditPlan {
  const { name } = edit;
  const region = checkTypedRegion(edit.region);
  const section = sessionSection({ ...edit, region, startUrl: checkStartUrl(edit.startUrl) });
  if (saysTheSame(section, valuesOf(sessionSections(config, name)))) return {};
  if (isNameTaken(config, 'sso-session', name)) throw new DaypassError('sessionExists', { name });
  return {
    config: [{ do: 'addSection', section }],
    added: [name],
    warnings: [{ code: 'signInNeededAfter', facts: { session: name } }],
  };
}

/** Whether a section that is there already has all that the new one would say. */
function saysTheSame({ entries }: NewSection, values: ReadonlyMap<string, string>): boolean {
  return entries.every(([key, value]) => {
    const there = values.get(key) ?? '';
    return key === 'sso_start_url' ? portalKey(there) === portalKey(value) : there === value;
  });
}

/** `sso_registration_scopes` is always written: without it the AWS CLI registers for a token that cannot be refreshed. */
export function sessionSection({ name, startUrl, region, scopes }: NewSessionInput): NewSection {
  if (!isValidName(name)) throw new DaypassError('nameInvalid', { name });
  if (!isWritableValue(startUrl) || !/^https?:\/\/[\x21-\x7e]+$/.test(startUrl)) {
    throw new DaypassError('startUrlInvalid', { startUrl });
  }
  return {
    header: `sso-session ${name}`,
    entries: [
      ['sso_start_url', startUrl],
      ['sso_region', checkRegion(region)],
      ['sso_registration_scopes', scopesValue(scopes)],
    ],
  };
}

/** The value of `sso_registration_scopes`. Throws `usage` for a scope that RFC 6749, section 3.3, does not allow, or with a comma, which parts scopes here. */
export function scopesValue(scopes: readonly string[] = []): string {
  const list = scopes.length === 0 ? DEFAULT_SCOPES : scopes;
  const isSound = list.every((scope) => /^[\x21\x24-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/.test(scope));
  if (!isSound) throw new DaypassError('usage', { problem: 'optionInvalid', value: '--scopes' });
  return list.join(',');
}
