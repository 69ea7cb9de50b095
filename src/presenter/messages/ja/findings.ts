import type { FindingEntries } from '../finding-entry.ts';
import type { findings as english } from '../en/findings.ts';
import { formFindings } from './findings/form.ts';
import { headerFindings } from './findings/headers.ts';
import { ssoSettingFindings } from './findings/sso-settings.ts';
import { keySourceFindings } from './findings/key-sources.ts';
import { environmentFindings } from './findings/environment.ts';
import { tokenCacheFindings } from './findings/token-cache.ts';
import { machineFindings } from './findings/machine.ts';

const entries: FindingEntries = {
  ...formFindings,
  ...headerFindings,
  ...ssoSettingFindings,
  ...keySourceFindings,
  ...environmentFindings,
  ...tokenCacheFindings,
  ...machineFindings,
};

export const findings: typeof english = {
  severities: { error: 'エラー', warning: '警告', note: '参考' },
  clients: { botocore: 'AWS CLI・Python', javascript: 'JavaScript', go: 'Go' },
  entries,
};
