import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';

const SWITCHES = [
  '--headless=new',
  '--host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"',
  '--disable-background-networking',
  '--disable-component-update',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** A line of a shell script in the place of Chrome: a real Chromium without a window, which reaches this machine only. */
export const HEADLESS_CHROME = `exec ${CHROMIUM_PATH} "$@" ${SWITCHES.join(' ')}`;
