import { expect, test } from 'vitest';
import { parseDesktopEntry } from './desktop-entry.ts';

const entry = (exec: string, more = '') =>
  parseDesktopEntry(
    `[Desktop Entry]\nType=Application\nName=Web\nExec=${exec}\nMimeType=text/html;x-scheme-handler/https;\n${more}`,
  );

test('an application that opens https', () => {
  expect(entry('/usr/bin/epiphany --new-window %U', '[Desktop Action x]\nExec=evil\nName=Other')).toEqual({
    name: 'Web',
    command: ['/usr/bin/epiphany', '--new-window', '%u'],
    mimeTypes: ['text/html', 'x-scheme-handler/https', ''],
    isHidden: false,
  });
});

test.each([
  ['"/opt/My Browser/run" "--name=a b" %u', ['/opt/My Browser/run', '--name=a b', '%u']],
  ['browser "--say=\\\\"hi\\\\"" %u', ['browser', '--say="hi"', '%u']],
  [
    'flatpak run --file-forwarding org.x.Y @@u %u @@',
    ['flatpak', 'run', '--file-forwarding', 'org.x.Y', '@@u', '%u', '@@'],
  ],
  ['browser %i %c --at=100%% %k %f', ['browser', '--at=100%']],
  ['browser; rm -rf ~ $(evil) `evil`', ['browser;', 'rm', '-rf', '~', '$(evil)', '`evil`']],
])('%j is a list of words, with no shell in it', (exec, command) => {
  expect(entry(exec)?.command).toEqual(command);
});

test.each(['[Desktop Entry]\nType=Link\nName=x\nExec=x', '[Other]\nType=Application\nName=x\nExec=x', '', '\u0000'])(
  '%j is none',
  (text) => {
    expect(parseDesktopEntry(text)).toBeUndefined();
  },
);

test('a quote without an end, or no command at all, is none; hidden is told', () => {
  expect(entry('"browser %u')).toBeUndefined();
  expect(entry('')).toBeUndefined();
  expect(entry('x', 'NoDisplay=true')?.isHidden).toBe(true);
});
