import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { decisionOf, type IdentityCenter } from '../identity-center.ts';
import type { DeviceGrant } from '../oidc/device-grants.ts';
import { approvalForm } from './approval-form.ts';
import { html, pageAnswer } from './html.ts';

/** GET `/device`: asks for the code, filled in when the link carried it. */
export function showDevicePage({ query }: SimulatorRequest): Answer {
  return codeForm(200, query.get('user_code') ?? '');
}

/** POST `/device`: first with the code, then with the decision too. */
export function decideDevice(request: SimulatorRequest, center: IdentityCenter): Answer {
  const form = new URLSearchParams(request.body);
  const userCode = form.get('user_code') ?? '';
  const grant = center.deviceGrants.findPending(userCode);
  if (grant === undefined)
    return codeForm(400, userCode, 'This code is wrong, used or too old. Check it, or start the sign-in again.');
  const clicked = form.get('decision');
  if (clicked === null) return question(grant);
  const decision = decisionOf(center, clicked);
  center.deviceGrants.decide(grant, decision);
  return decision === 'approved'
    ? pageAnswer(
        200,
        'Request approved',
        html`<p role="status">${grant.registration.clientName} can go on. You can close this page.</p>`,
      )
    : pageAnswer(
        200,
        'Request denied',
        html`<p role="status">${grant.registration.clientName} got no access. You can close this page.</p>`,
      );
}

function codeForm(status: number, userCode: string, error?: string): Answer {
  const alert = error === undefined ? '' : html`<p class="error" role="alert" id="code-error">${error}</p>`;
  const describedBy = error === undefined ? '' : html`aria-invalid="true" aria-describedby="code-error"`;
  return pageAnswer(
    status,
    'Enter the code your device shows',
    html`${alert}
      <form method="post" action="/device">
        <label for="user_code">Code</label>
        <input
          id="user_code"
          name="user_code"
          value="${userCode}"
          required
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          placeholder="ABCD-EFGH"
          autofocus
          ${describedBy}
        />
        <div class="actions"><button class="primary">Continue</button></div>
      </form>`,
  );
}

function question(grant: DeviceGrant): Answer {
  const { registration, portal, userCode } = grant;
  return pageAnswer(
    200,
    `Allow ${registration.clientName} to access your data?`,
    approvalForm({
      action: '/device',
      hidden: { user_code: userCode },
      clientName: registration.clientName,
      startUrl: portal.startUrl,
      scopes: registration.scopes,
      userCode,
    }),
  );
}
