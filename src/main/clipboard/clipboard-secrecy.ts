const DWORD_ZERO = '\0\0\0\0';

/**
 * What is put beside a secret on the clipboard so that clipboard histories leave it alone: payloads by the platform's own
 * format names.
 *
 * Windows: "Cloud Clipboard and Clipboard History Formats" (a DWORD 0 forbids; of the first the mere presence counts).
 * macOS: the marks of nspasteboard.org, which clipboard managers keep to. Linux: the hint of KDE's Klipper, which other
 * managers read as well.
 */
export function secrecyFormats(platform: NodeJS.Platform): Readonly<Record<string, string>> {
  if (platform === 'win32') {
    return {
      ExcludeClipboardContentFromMonitorProcessing: DWORD_ZERO,
      CanIncludeInClipboardHistory: DWORD_ZERO,
      CanUploadToCloudClipboard: DWORD_ZERO,
    };
  }
  if (platform === 'darwin') return { 'org.nspasteboard.ConcealedType': '1' };
  return { 'x-kde-passwordManagerHint': 'secret' };
}
