/** Ways to write temporary keys. `json` is the credential_process form; `ini` a section of the credentials file. */
export const EXPORT_FORMATS = ['bash', 'zsh', 'fish', 'powershell', 'cmd', 'dotenv', 'json', 'ini'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
