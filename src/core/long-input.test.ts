import { expect, test } from 'vitest';
import { parseDesktopEntry } from './browsers/find/desktop-entry.ts';
import { settingLine, settingText } from './doctor/setting-line.ts';
import { findingsOf } from './doctor/testing/patient.ts';
import { awsPaths } from './disk/paths/aws-paths.ts';
import { parseConfig } from './config/document/config-document.ts';
import { readSsoConfig } from './config/document/sso-config.ts';
import { parseTokenFile } from './sources/identity-center/tokens/token-file.ts';
import { oidcEndpoint, portalEndpoint } from './sources/identity-center/portal/endpoints.ts';
import { federationEndpoint } from './transport/federation-endpoint.ts';
import { checkStartUrl, portalPage } from './sources/identity-center/portal/start-url.ts';
import { renameReferences } from './profiles/read/profile-references.ts';
import { isSamePortal, portalKey } from '../shared/text/start-url.ts';

/*
 * Texts of 200 KB that make a backtracking pattern start again at each of their characters. Growth with the square of the
 * length takes from ten seconds to minutes here and ends in the limit of a test; linear growth takes milliseconds.
 */

const LENGTH = 200_000;
const SLASHES = `https://a.example/start${'/'.repeat(LENGTH)}x`;
const HASHES = `https://a.example/start${'/#'.repeat(LENGTH / 2)}x`;
const BLANKS = `region = x${' '.repeat(LENGTH)}y`;
const region = 'eu-west-1';

test.each([SLASHES, HASHES])('start URLs', (startUrl) => {
  expect(isSamePortal({ startUrl, region }, { startUrl: 'https://a.example/start', region })).toBe(false);
  expect(portalKey(startUrl)).toHaveLength(startUrl.length);
  expect(portalPage(startUrl, 'x')).toHaveLength(startUrl.length + 4);
  expect(() => checkStartUrl(startUrl)).toThrow(expect.objectContaining({ code: 'startUrlInvalid' }));
});

test('a start URL of more than 4 KB is none, in the config as in a token file', () => {
  const config = `[sso-session a]\nsso_start_url = ${SLASHES}\nsso_region = ${region}\n[profile b]\nsso_start_url = ${SLASHES}\nsso_region = ${region}\n`;
  expect(readSsoConfig(parseConfig(config)).sessions).toEqual([]);
  const token = { startUrl: SLASHES, region, accessToken: 'fake', expiresAt: '2030-01-01T00:00:00Z' };
  const session = { startUrl: 'https://a.example/start', region };
  expect(parseTokenFile(Buffer.from(JSON.stringify(token)), session)?.token).toBeUndefined();
  expect(findingsOf({ config }).map(({ code }) => code)).toContain('startUrlInvalid');
});

test('lines of a config file', () => {
  for (const text of [BLANKS, `region = x${' #'.repeat(LENGTH / 2)}\u2028y`, '='.repeat(LENGTH)]) {
    const line = settingLine(text);
    expect(line && settingText(line)).toBe(text);
    expect(findingsOf({ config: `[profile a]\n${text}\n` })).not.toEqual([]);
  }
});

test('variables', () => {
  const slashes = `http://localhost${'/'.repeat(LENGTH)}x`;
  for (const endpoint of [oidcEndpoint, portalEndpoint])
    expect(endpoint(region, { AWS_ENDPOINT_URL: slashes })).toBe(slashes);
  const env = { DAYPASS_FEDERATION_ENDPOINT_URL: slashes, AWS_CONFIG_FILE: `/${'${'.repeat(LENGTH / 2)}` };
  expect(federationEndpoint(region, env)).toBe(`${slashes}/federation`);
  for (const platform of ['linux', 'win32'] as const)
    expect(awsPaths({ platform, homeDir: '/home/ann', env }).configPath).toHaveLength(LENGTH + 1);
});

test('desktop entries', () => {
  for (const exec of [`"${'\\"'.repeat(LENGTH / 2)}`, `x${' '.repeat(LENGTH)}\u2028y`, '"'.repeat(LENGTH)])
    expect(() => parseDesktopEntry(`[Desktop Entry]\nName=x\nExec=${exec}\n`)).not.toThrow();
  expect(() => parseDesktopEntry(`[Desktop Entry]\nName=${' '.repeat(LENGTH)}\u2028y\n`)).not.toThrow();
});

test('commands that name a profile', () => {
  const config = `[profile a]\ncredential_process = x ${'--profile='.repeat(LENGTH / 10)}"\n`;
  expect(renameReferences(parseConfig(config), 'a', 'b')).toEqual([]);
});
