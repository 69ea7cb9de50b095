import { homeFolder } from '../../shared/text/home-folder.ts';

/**
 * Returns the person's home folder. Throws homeUnknown. `os.homedir` returns HOME where it is set
 * (https://nodejs.org/api/os.html#oshomedir), so `node:os` is loaded only for a process without HOME and on Windows.
 */
export function homeDirOfPerson(): string {
  const { platform, env } = process;
  return homeFolder(
    platform,
    () => (platform === 'win32' ? undefined : env['HOME']) || process.getBuiltinModule('node:os').homedir(),
    () => process.getBuiltinModule('node:os').userInfo().homedir,
  );
}
