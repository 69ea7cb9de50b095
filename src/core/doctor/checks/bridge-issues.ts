import type { ConfigDocument } from '../../config/document/config-document.ts';
import { bridgesIn } from '../bridge-evidence.ts';
import type { Evidence } from '../evidence.ts';
import { ALL_CLIENTS, type Issue } from '../issue.ts';
import { setValue } from '../fixes/line-fixes.ts';

/** Bridges that tools without the right PATH can't run. */
export function bridgeIssues(config: ConfigDocument, { brokenBridges }: Evidence): Issue[] {
  return bridgesIn(config)
    .filter(({ value }) => brokenBridges.has(value))
    .map(({ value, line, profile }): Issue => {
      const better = brokenBridges.get(value);
      const issue: Issue = {
        code: 'bridgeNotRunnable',
        severity: 'warning',
        clients: ALL_CLIENTS,
        file: 'config',
        line,
        facts: { profile },
      };
      return better === undefined ? issue : Object.assign(issue, { fix: setValue(line, better) });
    });
}
