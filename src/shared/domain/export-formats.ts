/**
 * Ways to write temporary keys. `json` is the credential_process form; `ini` a section of the credentials file; `plain`
 * one named field a line, for forms that ask for them.
 */
export const EXPORT_FORMATS = ['bash', 'zsh', 'fish', 'powershell', 'cmd', 'dotenv', 'json', 'ini', 'plain'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
