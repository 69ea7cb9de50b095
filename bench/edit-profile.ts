import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ini from 'ini';
import { aws } from '../e2e/support/aws-cli.ts';
import { writeFileAtomically } from '../src/core/disk/write/atomic-write.ts';
import { readConfigFile } from '../src/core/config/document/config-file.ts';
import { editDocument } from '../src/core/config/edit/document-edit.ts';
import { instantPorts } from '../src/core/disk/testing/instant-ports.ts';
import { ConfigEditor } from '../src/core/profiles/editor/config-editor.ts';
import { awsFiles, knownRoles } from '../src/core/profiles/testing/aws-files.ts';
import { compare } from './measure.ts';

/** One value of one profile changed in a file of many; every contender leaves it on the disk (fsync), but the AWS CLI, which never asks for that. */
export async function benchEdit(profileCount: number, rounds: number): Promise<void> {
  const homeDir = await mkdtemp(path.join(tmpdir(), 'daypass-bench-'));
  const file = path.join(homeDir, '.aws', 'config');
  const credentialsPath = path.join(homeDir, '.aws', 'credentials');
  const before = configOf(profileCount);
  const profileName = `p${Math.floor(profileCount / 2)}`;
  let turn = 0;
  const nextRegion = () => `eu-west-${(turn += 1) % 10}`;
  const editor = new ConfigEditor(
    {
      aws: {
        configPath: file,
        credentialsPath,
        ssoCacheDir: path.join(homeDir, '.aws', 'sso', 'cache'),
        loginCacheDir: '',
      },
      locksDir: path.join(homeDir, 'locks'),
      backupsDir: path.join(homeDir, 'backups'),
      ...instantPorts(),
    },
    { known: async () => knownRoles(awsFiles(''), {}) },
  );
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, before, { mode: 0o600 });
    await compare(`One value of one profile in ${profileCount} (${(before.length / 1e6).toFixed(1)} MB)`, rounds, [
      {
        name: 'daypass: read, edit, diff, atomic write',
        run: async () => {
          const { bytes, document } = await readConfigFile(file);
          const section = document.sections.find(({ name }) => name === profileName)?.lineNumber ?? 0;
          const edited = editDocument(document, [{ do: 'setValue', section, key: 'region', value: nextRegion() }]);
          await writeFileAtomically(file, edited.bytes, { expected: bytes });
        },
      },
      {
        name: 'daypass: the same with lock, backup and undo',
        run: () => editor.apply({ edit: 'changeProfile', profileName, region: nextRegion() }),
      },
      { name: 'the same bytes written over, with fsync', run: async () => writeThrough(file, await readFile(file)) },
      {
        name: 'npm ini: parse, stringify, fsync (loses comments)',
        run: async () => {
          const config = ini.parse(before);
          config[`profile ${profileName}`]['region'] = nextRegion();
          await writeThrough(path.join(homeDir, 'ini'), ini.stringify(config, { whitespace: true }));
        },
      },
      {
        name: 'aws configure set region (a process, no fsync)',
        run: () => aws(['configure', 'set', 'region', nextRegion(), '--profile', profileName], { HOME: homeDir }),
      },
    ]);
  } finally {
    await rm(homeDir, { recursive: true, force: true });
  }
}

function configOf(profileCount: number): string {
  const session = '[sso-session demo]\nsso_start_url = https://d-demo.awsapps.com/start\nsso_region = eu-west-1\n';
  const profiles = Array.from(
    { length: profileCount },
    (_, index) =>
      `\n# kept by hand\n[profile p${index}]\nsso_session = demo\nsso_account_id = 001122223333\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n`,
  );
  return session + profiles.join('');
}

async function writeThrough(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
