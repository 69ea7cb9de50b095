import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { html, pageAnswer } from './html.ts';

/** GET `/`: for who opens the address by hand. */
export function showHomePage(_request: SimulatorRequest, center: IdentityCenter): Answer {
  const portals = center.portals.map(
    ({ startUrl, region, assignedAccounts }) =>
      html`<dt>${region}</dt>
        <dd>${startUrl} (${String(assignedAccounts.length)} accounts)</dd>`,
  );
  return pageAnswer(
    200,
    'The simulator is running',
    html`<p>It stands in for these access portals:</p>
      <dl>${portals}</dl>
      <p><a href="/device">Enter a device code</a></p>`,
  );
}
