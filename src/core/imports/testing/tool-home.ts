import { createCipheriv, createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseConfig } from '../../config/document/config-document.ts';
import type { OtherTool } from '../../../shared/imports/import-plan.ts';
import { TOOL_READERS } from '../find-tools.ts';
import { EMPTY_SETUP, type Setup, type ToolMachine } from '../setup.ts';

const FAKE_MACHINE_ID = 'fake-machine-id';

export async function writeFiles(home: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
}

/** A machine with these files in the home folder, Chrome and Firefox. */
export function machineAt(home: string, config = '', env: ToolMachine['surroundings']['env'] = {}): ToolMachine {
  return {
    surroundings: { platform: 'linux', homeDir: home, env },
    configPath: join(home, '.aws', 'config'),
    config: parseConfig(config),
    browsers: () =>
      Promise.resolve(
        ['chrome', 'firefox'].map((browserId) => ({ browserId, name: browserId, profiles: [], containers: [] })),
      ),
    machineId: () => Promise.resolve(FAKE_MACHINE_ID),
  };
}

export async function setupOf(tool: OtherTool, machine: ToolMachine): Promise<Setup> {
  const paths = await TOOL_READERS[tool].find(machine);
  return paths.length === 0 ? EMPTY_SETUP : TOOL_READERS[tool].read(machine, paths);
}

/** As `CryptoJS.AES.encrypt(text, passphrase)` writes it, with a salt that is always the same. */
export function leappEncrypted(workspace: unknown, passphrase = FAKE_MACHINE_ID): string {
  const salt = Buffer.from('fakesalt');
  const parts: Buffer[] = [];
  while (parts.length < 3)
    parts.push(
      createHash('md5')
        .update(Buffer.concat([parts.at(-1) ?? Buffer.alloc(0), Buffer.from(passphrase), salt]))
        .digest(),
    );
  const derived = Buffer.concat(parts);
  const cipher = createCipheriv('aes-256-cbc', derived.subarray(0, 32), derived.subarray(32, 48));
  const data = Buffer.concat([cipher.update(JSON.stringify(workspace)), cipher.final()]);
  return Buffer.concat([Buffer.from('Salted__'), salt, data]).toString('base64');
}

const START_URL = 'https://d-fake.awsapps.com/start';

/** A workspace as Leapp serializes it, of every kind of session. */
export const LEAPP_WORKSPACE = {
  _sessions: [
    ssoSession('s1', 'payments', '111122223333/Admin', 'p1'),
    ssoSession('s2', 'web', '444455556666/ReadOnly', 'p0'),
    ssoSession('s3', 'data', '777788889999/ReadOnly', 'p0'),
    {
      sessionId: 's4',
      sessionName: 'deploy',
      type: 'awsIamRoleChained',
      region: 'us-east-1',
      roleArn: 'arn:aws:iam::999900001111:role/ci/Deploy',
      profileId: 'p2',
      parentSessionId: 's1',
      roleSessionName: 'assumed-from-leapp',
    },
    { sessionId: 's5', sessionName: 'old user', type: 'awsIamUser', region: 'us-east-1', profileId: 'p3' },
    { sessionId: 's6', sessionName: 'federated', type: 'awsIamRoleFederated', profileId: 'p4' },
  ],
  _awsSsoIntegrations: [
    { id: 'i1', alias: 'Acme Corp', portalUrl: START_URL, region: 'eu-west-1', accessTokenExpiration: 'fake' },
  ],
  _azureIntegrations: [{ id: 'a1', alias: 'Tenant' }],
  _profiles: ['default', 'payments-admin', 'deploy', 'old', 'fed'].map((name, index) => ({ id: `p${index}`, name })),
  _pinned: ['s2'],
  _segments: [{ name: 'prod' }],
  _proxyConfiguration: { username: 'fake-user', password: 'fake-password' },
};

function ssoSession(sessionId: string, sessionName: string, role: string, profileId: string) {
  const roleArn = `arn:aws:iam::${role}`;
  const place = { region: 'eu-west-1', profileId, awsSsoConfigurationId: 'i1' };
  return { sessionId, sessionName, type: 'awsSsoRole', roleArn, ...place };
}
