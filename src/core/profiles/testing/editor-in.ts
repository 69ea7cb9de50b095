import { join } from 'node:path';
import type { SsoSession } from '../../state.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import { instantPorts } from '../../disk/testing/instant-ports.ts';
import { knownSession } from './aws-files.ts';
import { ConfigEditor, type EditorHooks, type EditorPlaces } from '../editor/config-editor.ts';

export interface TestEditor {
  readonly editor: ConfigEditor;
  readonly places: EditorPlaces;
  readonly configPath: string;
  readonly credentialsPath: string;
}

/** A desk over the AWS files of a home folder, on a clock that stands still; what it knows is what the config says. */
export function editorIn(
  home: string,
  more: {
    readonly sessions?: readonly SsoSession[];
    readonly places?: Partial<EditorPlaces>;
    readonly hooks?: Partial<EditorHooks>;
  } = {},
): TestEditor {
  const configPath = join(home, '.aws', 'config');
  const credentialsPath = join(home, '.aws', 'credentials');
  const places: EditorPlaces = {
    ...instantPorts(),
    aws: {
      configPath,
      credentialsPath,
      ssoCacheDir: join(home, '.aws', 'sso', 'cache'),
      loginCacheDir: join(home, '.aws', 'login', 'cache'),
    },
    locksDir: join(home, 'own', 'locks'),
    backupsDir: join(home, 'own', 'backups'),
    ...more.places,
  };
  const known = async () => ({
    sources: (more.sessions ?? readSsoConfig((await readConfigFile(places.aws.configPath)).document).sessions).map(
      knownSession,
    ),
    accountsOf: () => [],
    favourites: [],
    isWhole: () => false,
    bulkRules: [],
    platform: 'linux' as const,
    roleBridge: () => '/usr/local/bin/daypass',
    bridgeProgram: (command: string) => Promise.resolve(`/usr/local/bin/${command}`),
    keysOf: () => Promise.reject(new Error('no keys are asked for here')),
  });
  const { aws } = places;
  const editor = new ConfigEditor(places, { known, ...more.hooks });
  return { editor, places, configPath: aws.configPath, credentialsPath: aws.credentialsPath };
}
