/** The Chromium of tests, pictures and measurements; `DAYPASS_CHROMIUM` names another. */
export const CHROMIUM_PATH = process.env['DAYPASS_CHROMIUM'] ?? '/usr/bin/chromium';
