import type { ConfigDocument } from '../../config/document/config-document.ts';
import { bridgesIn } from '../bridge-evidence.ts';
import type { Evidence } from '../evidence.ts';
import { ALL_CLIENTS, type Flaw } from '../issue.ts';
import { setValue } from '../fixes/line-fixes.ts';

/** Bridges that tools without the right PATH can't run. */
export function bridgeFlaws(config: ConfigDocument, { brokenBridges }: Evidence): Flaw[] {
  return bridgesIn(config)
    .filter(({ value }) => brokenBridges.has(value))
    .map(({ value, line, profile }): Flaw => {
      const better = brokenBridges.get(value);
      const flaw: Flaw = {
        code: 'bridgeNotRunnable',
        severity: 'warning',
        clients: ALL_CLIENTS,
        file: 'config',
        line,
        facts: { profile },
      };
      return better === undefined ? flaw : Object.assign(flaw, { mend: setValue(line, better) });
    });
}
