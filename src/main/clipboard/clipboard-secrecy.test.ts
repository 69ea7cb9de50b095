import { expect, test } from 'vitest';
import { secrecyFormats } from './clipboard-secrecy.ts';

test('each platform’s clipboard histories are told in their own way', () => {
  expect(secrecyFormats('linux')).toStrictEqual({ 'x-kde-passwordManagerHint': 'secret' });
  expect(secrecyFormats('darwin')).toStrictEqual({ 'org.nspasteboard.ConcealedType': '1' });
  const windows = Object.entries(secrecyFormats('win32'));
  expect(windows.map(([name]) => name)).toStrictEqual([
    'ExcludeClipboardContentFromMonitorProcessing',
    'CanIncludeInClipboardHistory',
    'CanUploadToCloudClipboard',
  ]);
  for (const [, payload] of windows) expect(Buffer.from(payload)).toStrictEqual(Buffer.alloc(4));
});
