import { chmod, link, mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { SESSION, type Order } from '../driver/orders.ts';

/** A home as one may find it, one write that is tortured in it, and one that must go well ever after. */
export interface Scene {
  readonly title: string;
  /** The file written to, as the clients name it. */
  readonly file: (homeDir: string) => string;
  readonly prepare: (homeDir: string) => Promise<void>;
  readonly order: (homeDir: string) => Order;
  readonly orderAfter: (homeDir: string) => Order;
  /** Whether these bytes are as good as the new ones, where the old could not be read to carry anything over from them. */
  readonly isNewThough?: (bytes: Buffer | null) => boolean;
  /** Not even `.aws` is there. */
  readonly hasNoFolder?: true;
  /** The code of layouts that are left alone by design. */
  readonly refusedWith?: string;
}

const SESSION_SECTION = `[sso-session ${SESSION.name}]
sso_start_url = ${SESSION.startUrl}
sso_region = ${SESSION.region}
sso_registration_scopes = sso:account:access
`;
const CONFIG = `# kept by hand\n[default]\nregion = eu-west-1 ; odd\n\n${SESSION_SECTION}\n[profile other]\nregion=eu-west-1\n`;

export const configFile = (homeDir: string) => join(homeDir, '.aws', 'config');
const tokenFile = (homeDir: string) =>
  join(homeDir, '.aws', 'sso', 'cache', `${createHash('sha1').update(SESSION.name).digest('hex')}.json`);

/** A config of this many profiles, and the session. */
export function configOf(profileCount: number): string {
  const profiles = Array.from(
    { length: profileCount },
    (_, index) => `[profile p${index}]
sso_session = ${SESSION.name}
sso_account_id = ${String(100_000_000_000 + index)}
sso_role_name = Admin
region = eu-west-1
`,
  );
  return [SESSION_SECTION, ...profiles].join('\n');
}

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, content, { mode: 0o600 });
}

const addsProfile: Pick<Scene, 'file' | 'order' | 'orderAfter'> = {
  file: configFile,
  order: (homeDir) => ({ order: 'addProfile', homeDir, profileName: 'tortured' }),
  orderAfter: (homeDir) => ({ order: 'addProfile', homeDir, profileName: 'after' }),
};

export const CONFIG_SCENES: readonly Scene[] = [
  { title: 'plain', ...addsProfile, prepare: (homeDir) => put(configFile(homeDir), CONFIG) },
  {
    title: 'symlink to the file',
    ...addsProfile,
    prepare: async (homeDir) => {
      await put(join(homeDir, 'dotfiles', 'aws-config'), CONFIG);
      await mkdir(join(homeDir, '.aws'));
      await symlink('../dotfiles/aws-config', configFile(homeDir));
    },
  },
  {
    title: 'symlinked folder',
    ...addsProfile,
    prepare: async (homeDir) => {
      await put(join(homeDir, 'dotfiles', 'aws', 'config'), CONFIG);
      await symlink('dotfiles/aws', join(homeDir, '.aws'));
    },
  },
  {
    title: 'hard link',
    ...addsProfile,
    refusedWith: 'fileForbidden',
    prepare: async (homeDir) => {
      await put(configFile(homeDir), CONFIG);
      await link(configFile(homeDir), join(homeDir, 'other-name'));
    },
  },
  {
    title: 'read-only file',
    ...addsProfile,
    refusedWith: 'fileForbidden',
    prepare: async (homeDir) => {
      await put(configFile(homeDir), CONFIG);
      await chmod(configFile(homeDir), 0o444);
    },
  },
  {
    title: 'missing',
    file: configFile,
    prepare: async () => undefined,
    order: (homeDir) => ({ order: 'addSession', homeDir, name: SESSION.name }),
    orderAfter: (homeDir) => ({ order: 'addSession', homeDir, name: 'after' }),
  },
  {
    title: 'CRLF',
    ...addsProfile,
    prepare: (homeDir) => put(configFile(homeDir), CONFIG.replaceAll('\n', '\r\n')),
  },
  { title: '25,000 profiles', ...addsProfile, prepare: (homeDir) => put(configFile(homeDir), configOf(25_000)) },
];

const writesToken: Pick<Scene, 'file' | 'order' | 'orderAfter' | 'isNewThough'> = {
  file: tokenFile,
  isNewThough: (bytes) => bytes !== null && JSON.parse(bytes.toString('utf8')).accessToken === 'tortured',
  order: (homeDir) => ({ order: 'writeToken', homeDir, accessToken: 'tortured' }),
  orderAfter: (homeDir) => ({ order: 'writeToken', homeDir, accessToken: 'after' }),
};
const TOKEN = `{"startUrl": "${SESSION.startUrl}", "region": "${SESSION.region}", "accessToken": "old", "expiresAt": "2099-01-01T00:00:00Z", "keptBySomebody": "else"}`;

const TOKEN_PLACES: readonly Scene[] = [
  { title: 'plain', ...writesToken, prepare: (homeDir) => put(tokenFile(homeDir), TOKEN) },
  { title: 'missing folder', hasNoFolder: true, ...writesToken, prepare: async () => undefined },
  {
    title: 'missing file in a folder of others',
    ...writesToken,
    prepare: (homeDir) => put(join(dirname(tokenFile(homeDir)), 'other.json'), TOKEN),
  },
  {
    title: 'symlinked folder',
    ...writesToken,
    prepare: async (homeDir) => {
      await mkdir(join(homeDir, 'dotfiles', 'aws'), { recursive: true });
      await symlink('dotfiles/aws', join(homeDir, '.aws'));
      await put(tokenFile(homeDir), TOKEN);
    },
  },
  {
    title: 'symlink to the file',
    ...writesToken,
    prepare: async (homeDir) => {
      await put(join(homeDir, 'elsewhere', 'token'), TOKEN);
      await mkdir(dirname(tokenFile(homeDir)), { recursive: true });
      await symlink(join(homeDir, 'elsewhere', 'token'), tokenFile(homeDir));
    },
  },
  {
    title: 'hard link',
    ...writesToken,
    prepare: async (homeDir) => {
      await put(tokenFile(homeDir), TOKEN);
      await link(tokenFile(homeDir), join(homeDir, 'other-name'));
    },
  },
  {
    title: 'read-only file',
    ...writesToken,
    prepare: async (homeDir) => {
      await put(tokenFile(homeDir), TOKEN);
      await chmod(tokenFile(homeDir), 0o444);
    },
  },
  { title: 'torn file', ...writesToken, prepare: (homeDir) => put(tokenFile(homeDir), TOKEN.slice(0, 60)) },
];

/** The session stands in the config in each of them: a start looks after the tokens of sessions it knows. */
export const TOKEN_SCENES: readonly Scene[] = TOKEN_PLACES.map(withSession);

function withSession(scene: Scene): Scene {
  const prepare = async (homeDir: string) => {
    await scene.prepare(homeDir);
    if (scene.hasNoFolder !== true) await put(configFile(homeDir), SESSION_SECTION);
  };
  return { ...scene, prepare };
}

/** The file's bytes, or null where there is none. */
export async function bytesOf(path: string): Promise<Buffer | null> {
  return readFile(path).catch((thrown: unknown) => {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw thrown;
  });
}

export function sameBytes(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

/** What a write that ended well never leaves anywhere in a home: temp files, locks and what they are made of. */
export async function straysIn(homeDir: string): Promise<readonly string[]> {
  const entries = await readdir(await realpath(homeDir), { recursive: true });
  return entries.filter((name) => /\.daypass-tmp$|\.taking$|\.lock$|\.lock\//u.test(name));
}
