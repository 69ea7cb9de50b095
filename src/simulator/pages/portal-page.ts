import { redirectAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { portalError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { html } from './html.ts';

/** `/start`, in China and GovCloud `/directory/<id>`, each with or without a slash behind it. */
export function isPortalPath(path: string): boolean {
  return /^\/(?:start|directory\/[^/]+)\/?$/u.test(path);
}

/**
 * GET of a start URL: the page a browser loads the access portal's application from. It names the portal's Region in a
 * tag, as granted reads it. Which portal is meant, the Host header says: behind the one port of plain HTTP stand all.
 */
export function showPortalPage(request: SimulatorRequest, { portals }: IdentityCenter): Answer {
  const host = (request.headers.host ?? '').toLowerCase();
  const path = request.path.replace(/\/$/u, '');
  const portal = portals.find(({ startUrl }) => {
    const url = new URL(startUrl);
    return url.host === host && url.pathname.replace(/\/$/u, '') === path;
  });
  if (portal === undefined) throw portalError('ResourceNotFoundException', 'No access portal has this address');
  if (!request.path.endsWith('/')) return redirectAnswer(`${path}/`);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>AWS access portal</title>
        <meta name="region" content="${portal.region}" />
      </head>
      <body>
        <div id="root"></div>
      </body>
    </html> `;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page.text };
}
