/** The one place our pages are served from. Imports nothing, so pure checks can name it. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'daypass';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;
export const PALETTE_PAGE = `${APP_ORIGIN}/palette.html`;
