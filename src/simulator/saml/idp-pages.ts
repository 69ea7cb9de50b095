import { redirectAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { ServiceError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { html, Html, pageAnswer } from '../pages/html.ts';
import type { SamlApplication } from './applications.ts';
import { samlResponse } from './response.ts';

/** What the person types on the identity provider's page; wrong ones are refused. */
export const IDP_PERSON = { user: 'person@example.com', password: 'fake-idp-password' } as const;

/**
 * GET `/idp/sso?app=ID`: the IdP-initiated link of an application. Without a session of the identity provider: its
 * sign-in page. With one: the form that posts the SAMLResponse to AWS, which submits itself.
 */
export function showIdpApplication(request: SimulatorRequest, center: IdentityCenter): Answer {
  const application = applicationOf(request.query.get('app'), center);
  if (!center.idpSessions.isLive(sessionIdOf(request))) return signInPage(application, undefined);
  return formPage(application, center, request.query.get('RelayState') ?? '');
}

/** POST `/idp/sign-in`: user and password; then the application again, with a session cookie. */
export function signInAtIdp(request: SimulatorRequest, center: IdentityCenter): Answer {
  const form = new URLSearchParams(request.body);
  const application = applicationOf(form.get('app'), center);
  if (form.get('user') !== IDP_PERSON.user || form.get('password') !== IDP_PERSON.password)
    return signInPage(application, 'Wrong user or password.');
  const answer = redirectAnswer(`/idp/sso?${new URLSearchParams({ app: application.id }).toString()}`);
  const cookie = `idp-session=${center.idpSessions.open()}; Path=/idp; HttpOnly; SameSite=Lax; Max-Age=28800`;
  return { ...answer, headers: { ...answer.headers, 'set-cookie': cookie } };
}

/** GET `/start/` of the plain port: the access portal, whose script leads `#/saml/…` links to the identity provider. */
export function showPortalApplications(_request: SimulatorRequest, center: IdentityCenter): Answer {
  const links = center.samlApplications.list().map(({ id, name }) => {
    const target = `/idp/sso?${new URLSearchParams({ app: id }).toString()}`;
    return html`<li><a href="${target}">${name}</a></li>`;
  });
  const script = new Html(
    `const go=()=>{const m=/^#\\/saml\\/(?:default|custom)\\/[^/]*\\/([^/?]+)/.exec(location.hash);` +
      `if(m)location.replace('/idp/sso?'+new URLSearchParams({app:decodeURIComponent(m[1])}))};` +
      `addEventListener('hashchange',go);go()`,
  );
  return withScripts(
    pageAnswer(
      200,
      'AWS access portal',
      html`<ul>
          ${links}
        </ul>
        <script>
          ${script};
        </script>`,
    ),
    "'unsafe-inline'",
  );
}

function signInPage(application: SamlApplication, alert: string | undefined): Answer {
  const alertLine = alert === undefined ? html`` : html`<p role="alert">${alert}</p>`;
  return pageAnswer(
    alert === undefined ? 200 : 401,
    'Sign in to the identity provider',
    html`${alertLine}
      <form method="post" action="/idp/sign-in">
        <input type="hidden" name="app" value="${application.id}" />
        <label>User <input name="user" autocomplete="username" autofocus /></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" /></label>
        <button type="submit">Sign in</button>
      </form>`,
  );
}

function formPage(application: SamlApplication, center: IdentityCenter, relayState: string): Answer {
  const acs = new URL(application.acsUrl);
  const answer = pageAnswer(
    200,
    `Signing in to ${application.name}`,
    html`<form method="post" action="${application.acsUrl}">
        <input type="hidden" name="SAMLResponse" value="${samlResponse(application, center)}" />
        <input type="hidden" name="RelayState" value="${relayState}" />
        <noscript><button type="submit">Go on</button></noscript>
      </form>
      <script>
        document.forms[0].submit();
      </script>`,
    acs.origin,
  );
  return withScripts(answer, "'unsafe-inline'");
}

function withScripts(answer: Answer, source: string): Answer {
  const policy = answer.headers['content-security-policy'] ?? '';
  return { ...answer, headers: { ...answer.headers, 'content-security-policy': `${policy}; script-src ${source}` } };
}

function applicationOf(id: string | null, center: IdentityCenter): SamlApplication {
  const application = center.samlApplications.find(id ?? '');
  if (application !== undefined) return application;
  throw new ServiceError(
    'ApplicationUnknown',
    pageAnswer(404, 'No such application', html`<p>The identity provider has no application of this name.</p>`),
  );
}

function sessionIdOf({ headers }: SimulatorRequest): string {
  return /(?:^|;\s*)idp-session=([\w-]+)/u.exec(headers.cookie ?? '')?.[1] ?? '';
}
