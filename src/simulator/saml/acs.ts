import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { html, pageAnswer } from '../pages/html.ts';
import { parseRoleArn } from '../sts/assume-role.ts';

/**
 * POST `/saml`: AWS Sign-In's assertion consumer. It shows the roles to choose from, as the console's own page does
 * ("Select a role"), or why it refuses.
 */
export function consumeAssertion(request: SimulatorRequest, center: IdentityCenter): Answer {
  const encoded = new URLSearchParams(request.body).get('SAMLResponse') ?? '';
  const issued = center.samlResponses.find(Buffer.from(encoded, 'base64'));
  const nowMillis = center.clock.nowMillis();
  if (issued === undefined || nowMillis >= issued.notOnOrAfterMillis || nowMillis < issued.notBeforeMillis)
    return pageAnswer(400, 'Your request included an invalid SAML response', html`<p>To log out, click here.</p>`);
  const roles = issued.roles.map(({ roleArn }) => {
    const { accountId, roleName } = parseRoleArn(roleArn);
    return html`<li>${accountId} ${roleName}</li>`;
  });
  return pageAnswer(
    200,
    'Select a role',
    html`<ul>
      ${roles}
    </ul>`,
  );
}
