import type { LeftOut } from '../../../shared/imports/import-plan.ts';
import { EMPTY_SETUP, leftOut, type SetupPortal, type SetupProfile, type ToolReader } from '../setup.ts';
import { profilesIn, runs, ssoRoleOf, type Values } from './config-profiles.ts';

/** aws-sso-util: profiles with a start URL of their own whose keys come by `aws-sso-util credential-process`, marked by `sso_auto_populated`. */
export const awsSsoUtil: ToolReader = {
  find({ config, configPath }) {
    return Promise.resolve([...profilesIn(config).values()].some(isOfTool) ? [configPath] : []);
  },
  read({ config, surroundings: { env } }, paths) {
    const portals: SetupPortal[] = [];
    const profiles: SetupProfile[] = [];
    const left: LeftOut[] = [];
    const [url, region] = [env['AWS_DEFAULT_SSO_START_URL'], env['AWS_DEFAULT_SSO_REGION']];
    if (url) portals.push({ startUrl: url, region: region ?? '', name: '' });
    for (const [profileName, values] of profilesIn(config)) {
      if (!isOfTool(values)) continue;
      const found = ssoRoleOf(values, config);
      if (found === undefined) {
        left.push(leftOut('unusable', { name: profileName, reason: 'incomplete' }));
        continue;
      }
      const { region: ssoRegion, ...role } = found;
      if (!portals.some(({ startUrl }) => startUrl === role.startUrl))
        portals.push({ startUrl: role.startUrl, region: ssoRegion, name: '' });
      const removedKeys = ['credential_process', 'sso_start_url', 'sso_region', 'sso_auto_populated'];
      profiles.push({ profileName, role, entries: [], removedKeys, ifThere: 'change' });
    }
    return Promise.resolve({ ...EMPTY_SETUP, readFrom: paths, portals, profiles, leftOut: left });
  },
};

function isOfTool(values: Values): boolean {
  return values.has('sso_auto_populated') || runs(values.get('credential_process'), 'aws-sso-util');
}
