import type { Surroundings } from '../../ports.ts';

/** Set for Electron, Node.js and an AppImage themselves: another Chromium or Electron would take them for its own. */
const OWN = /^(?:ELECTRON_|NODE_OPTIONS$|NODE_DEBUG$|CHROME_DESKTOP$|APPIMAGE$|APPDIR$|DAYPASS_)/iu;
/** AWS variables that hold keys and tokens, or lead to them, and other programs' secrets by their usual names. */
const SECRET =
  /^(?:AWS_.*(?:KEY|TOKEN|CREDENTIAL|CONTAINER|SECRET)|.*(?:_|^)(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$)/iu;

/**
 * The environment for a browser or the program that opens one, without what it must not inherit: it lives on for days,
 * and everything it starts inherits from it.
 */
export function openerEnvironment(env: Surroundings['env']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OWN.test(name) && !SECRET.test(name)));
}

/** The names of variables that hold secrets. */
export function secretVariables(env: Surroundings['env']): readonly string[] {
  return Object.keys(env).filter((name) => SECRET.test(name));
}
