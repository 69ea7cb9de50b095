import { expect, test, vi } from 'vitest';
import type { Finding } from '../../shared/domain/findings.ts';
import { doctorCommands } from './doctor-commands.ts';
import type { OpenFile } from './file-opener.ts';

const CONFIG = '/home/ann/.aws/config';
const crop: Finding = {
  id: 'sessionMissing-1',
  code: 'sessionMissing',
  severity: 'error',
  filePath: CONFIG,
  lineNumber: 291,
  clients: ['botocore'],
  facts: { profile: 'staging', session: 'crop', near: 'corp' },
  fixable: true,
};
const stray: Finding = {
  id: 'strayFile-2',
  code: 'strayFile',
  severity: 'note',
  filePath: '/home/ann/.aws/sso/cache/evil.desktop',
  clients: [],
  facts: {},
  fixable: false,
};

function commands() {
  const openFile = vi.fn<OpenFile>(() => Promise.resolve({ atLine: true }));
  const copy = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  const diagnose = () =>
    Promise.resolve({ findings: [crop, stray], profiles: [], refusedBy: [], filesRead: [], checkedAtMillis: 0 });
  return { openFile, copy, handlers: doctorCommands({ engine: { diagnose }, copies: { copy }, openFile }) };
}

test('a finding is opened by its id, at the line that the doctor names', async () => {
  const { handlers, openFile } = commands();
  expect(await handlers.openFinding({ findingId: crop.id })).toEqual({ atLine: true, lineNumber: 291 });
  expect(openFile).toHaveBeenCalledWith({ path: CONFIG, lineNumber: 291 });
});

test.each(['/etc/passwd', 'strayFile-2', 'sessionMissing-9'])('%s opens nothing', async (findingId) => {
  const { handlers, openFile } = commands();
  await expect(handlers.openFinding({ findingId })).rejects.toMatchObject({ code: 'findingGone' });
  expect(openFile).not.toHaveBeenCalled();
});

test('a finding’s command is copied; one without a command has none to copy', async () => {
  const { handlers, copy } = commands();
  await handlers.copyFindingCommand({ findingId: crop.id });
  expect(copy).toHaveBeenCalledWith('daypass doctor --fix sessionMissing-1');
  await expect(handlers.copyFindingCommand({ findingId: stray.id })).rejects.toMatchObject({ code: 'findingGone' });
});
