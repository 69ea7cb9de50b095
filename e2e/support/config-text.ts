import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Portal } from '../../src/simulator/index.ts';
import type { TempHome } from './temp-home.ts';

/** An `sso-session` section as the AWS CLI writes it. */
export function ssoSession(name: string, { startUrl, region }: Pick<Portal, 'startUrl' | 'region'>): string {
  return `[sso-session ${name}]\nsso_start_url = ${startUrl}\nsso_region = ${region}\nsso_registration_scopes = sso:account:access\n`;
}

export async function writeConfig({ configFile }: Pick<TempHome, 'configFile'>, text: string): Promise<void> {
  await mkdir(path.dirname(configFile), { recursive: true });
  await writeFile(configFile, text);
}
