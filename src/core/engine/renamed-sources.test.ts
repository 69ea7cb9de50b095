import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { ownPaths } from '../disk/paths/own-paths.ts';
import { markerComment } from '../profiles/read/managed-marker.ts';
import { changeStoredKeys } from '../roles/credentials/credentials-file-registry.ts';
import { testEngine, type TestEngine } from '../testing/test-engine.ts';

/** What is marked for a source that is called otherwise now. */

const COPY = { purpose: 'clipboard', requester: { shell: 'app' }, format: 'bash' } as const;
const REFUSED = { code: 'productionNotConfirmed' };
const APP_URL = 'https://id.example.test/app';
const accountId = '333344445555';

let home: TestEngine;

beforeEach(async () => {
  home = await testEngine({});
  onTestFinished(() => home[Symbol.asyncDispose]());
});

const asked = (sourceId: string) =>
  home.time.runUntilSettled(home.engine.issue({ sourceId, accountId, roleName: 'Dev' }, COPY), 50);
const marked = () => home.engine.state.accountMarks;
const mark = (sourceId: string) => ({ sourceId, accountId, colour: 'red', production: true }) as const;

async function config(text: string): Promise<void> {
  await mkdir(join(home.homeDir, '.aws'), { recursive: true });
  await writeFile(join(home.homeDir, '.aws/config'), text);
  await home.engine.reload();
}

describe('a SAML account', () => {
  beforeEach(async () => {
    await home.engine.saml.add({ name: 'partner', url: APP_URL });
    await home.engine.markAccount(mark('partner'));
    await home.engine.setFavourite({ sourceId: 'partner', accountId, roleName: 'Dev' }, true);
    await home.engine.saml.rename('partner', 'supplier');
  });

  test('has its marks and favourites under its new name, and is guarded by both names', async () => {
    expect(marked()).toEqual([mark('partner'), mark('supplier')]);
    expect(home.engine.state.favourites).toContainEqual({ sourceId: 'supplier', accountId, roleName: 'Dev' });
    await expect(asked('supplier')).rejects.toMatchObject(REFUSED);
    await expect(asked('partner')).rejects.toMatchObject(REFUSED);
  });

  test('is guarded once it is called again as before', async () => {
    await home.engine.saml.rename('supplier', 'partner');
    expect(marked()).toEqual([mark('partner'), mark('supplier')]);
    await expect(asked('partner')).rejects.toMatchObject(REFUSED);
    await expect(asked('supplier')).rejects.toMatchObject(REFUSED);
  });

  test('is guarded no longer by any name once the person says so under the new one', async () => {
    await home.engine.markAccount({ sourceId: 'supplier', accountId, production: false });
    await expect(asked('supplier')).rejects.toMatchObject({ code: 'signInNeeded' });
    await expect(asked('partner')).rejects.toMatchObject({ code: 'signInNeeded' });
  });

  test('takes the keys of its former name out of the credentials file when it is signed out', async () => {
    await config('');
    const path = join(home.homeDir, '.aws/credentials');
    const accessKeyId = 'ASIAFAKEFAKEFAKEFAKE';
    const marker = markerComment({ madeFor: 'keys', accountId, roleName: 'Dev', accessKeyId });
    await writeFile(path, `[kept]\n# ${marker}\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = fake\n`);
    const role = { sourceId: 'partner', accountId, roleName: 'Dev' };
    await changeStoredKeys(ownPaths(home.ports.surroundings).storedKeysPath, { profileName: 'kept', role });
    await home.engine.signOut('supplier');
    expect(await readFile(path, 'utf8')).not.toContain(accessKeyId);
    expect(await home.engine.listStoredKeys()).toEqual([]);
  });
});

describe('a profile of aws login', () => {
  const identity = `arn:aws:sts::${accountId}:assumed-role/Dev/me`;

  test('has its marks under its new name, by an edit of ours', async () => {
    await config(`[profile me]\nlogin_session = ${identity}\n`);
    await home.engine.markAccount(mark('aws-login:me'));
    await home.engine.applyEdit({ edit: 'changeProfile', profileName: 'me', newName: 'you' });
    expect(marked()).toEqual([mark('aws-login:me'), mark('aws-login:you')]);
    await expect(asked('aws-login:you')).rejects.toMatchObject(REFUSED);
    await expect(asked('you')).rejects.toMatchObject(REFUSED);
  });

  test('is guarded after another program has renamed it', async () => {
    await config(`[profile me]\nlogin_session = ${identity}\n`);
    await home.engine.markAccount(mark('aws-login:me'));
    await config(`[profile you]\nlogin_session = ${identity}\n`);
    await expect(asked('aws-login:you')).rejects.toMatchObject(REFUSED);
  });
});

test('a session is guarded after another program has renamed it', async () => {
  const session = (name: string) =>
    `[sso-session ${name}]\nsso_start_url = https://d-fake.awsapps.com/start\nsso_region = eu-west-1\n`;
  await config(session('corp'));
  await home.engine.markAccount(mark('corp'));
  await config(session('acme'));
  await expect(asked('acme')).rejects.toMatchObject(REFUSED);
});

test('favourites of an assumed role go along with its profile', async () => {
  const role = { accountId, roleName: 'Dev' };
  await config(`[profile spoke]\nrole_arn = arn:aws:iam::${accountId}:role/Dev\nsource_profile = hub\n`);
  await home.engine.setFavourite({ sourceId: 'assumed-role:spoke', ...role }, true);
  await home.engine.applyEdit({ edit: 'changeProfile', profileName: 'spoke', newName: 'rim' });
  expect(home.engine.state.favourites).toContainEqual({ sourceId: 'assumed-role:rim', ...role });
});
