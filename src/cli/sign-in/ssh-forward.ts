import { shellWord } from '../../presenter/words/shell-word.ts';

/** What a person runs on the machine with the browser, so that its port N leads to ours. The host as that machine knows it. */
export function sshForward(port: number, env: Readonly<Record<string, string | undefined>>): string {
  // `client address, client port, server address, server port` (ssh(1), ENVIRONMENT).
  const [, , serverAddress, serverPort = '22'] = (env['SSH_CONNECTION'] ?? '').split(' ');
  const user = env['USER'] ?? env['LOGNAME'];
  const host = serverAddress === undefined ? 'HOST' : shellWord(serverAddress);
  const target = user === undefined || user === '' ? host : `${shellWord(user)}@${host}`;
  return [
    'ssh',
    '-N',
    '-L',
    `${port}:127.0.0.1:${port}`,
    ...(serverPort === '22' ? [] : ['-p', serverPort]),
    target,
  ].join(' ');
}
