import { expect, test } from 'vitest';
import { editorLaunch } from './editor-launch.ts';

const place = { path: '/home/ann/.aws/config', lineNumber: 291 };
const launch = (command: string, platform: NodeJS.Platform = 'linux') => {
  const found = editorLaunch(command, place, platform);
  return found && [found.program, ...found.args].join(' | ');
};

test.each([
  ['code', 'code | --goto | /home/ann/.aws/config:291'],
  ['code --wait', 'code | --wait | --goto | /home/ann/.aws/config:291'],
  ['/opt/sublime/subl -w', '/opt/sublime/subl | -w | /home/ann/.aws/config:291'],
  ['"/opt/my editors/idea.sh"', '/opt/my editors/idea.sh | --line | 291 | /home/ann/.aws/config'],
  ['gvim -f', 'gvim | -f | +291 | /home/ann/.aws/config'],
  ['mousepad', 'mousepad | --line=291 | /home/ann/.aws/config'],
])('%s opens the file at the line', (command, words) => {
  expect(launch(command)).toBe(words);
});

test('a program of Windows is known by its name', () => {
  expect(launch(String.raw`"C:\Program Files\Notepad++\notepad++.exe" -multiInst`, 'win32')).toBe(
    String.raw`C:\Program Files\Notepad++\notepad++.exe | -multiInst | -n291 | /home/ann/.aws/config`,
  );
  expect(launch('idea64.exe', 'win32')).toMatch(/^idea64\.exe \| --line/);
});

test.each(['vim', 'nano', 'emacs -nw', '', '   ', 'code; rm -rf ~', 'sh -c code'])(
  '%j is none: it needs a terminal, or is not known',
  (command) => {
    expect(launch(command)).toBeUndefined();
  },
);
