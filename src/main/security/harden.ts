import { app, protocol, session, type Session } from 'electron';
import { APP_SCHEME } from './app-origin.ts';
import type { Log } from '../../core/index.ts';
import { reportingLog, schemeOf, type OnBlocked } from './blocked.ts';
import { denyNavigation } from './navigation.ts';
import { pageManifest, servePage } from './page-files.ts';
import { denyRemoteDebugging } from './remote-debugging.ts';

/**
 * The window's own session. It is apart from the default one, whose proxy settings and PAC script the app's own requests
 * need. It has no `persist:` prefix, so nothing of it is stored on disk.
 */
export const WINDOW_PARTITION = 'window';

/** RFC 863's discard port: nothing listens there, so that what a page sends through this proxy goes nowhere. */
const DEAD_PROXY = 'http://127.0.0.1:9';

/** What must be said before Electron is ready: every renderer in the OS sandbox, and `app://` as a real origin. */
export function hardenBeforeReady(log: Log): void {
  // Where someone asked for no OS sandbox, as root must, insisting would only crash every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }]);
  if (app.isPackaged) denyRemoteDebugging();
  denyDnsPrefetch();
  denyDictionaries();
  denyWebRtc();
  denyNavigation(reportingLog(log));
}

/** Serves our pages to the window, and leaves it no network, no permission and no device. Call once ready. */
export async function hardenSessions(rendererDir: string, log: Log): Promise<void> {
  const windowSession = session.fromPartition(WINDOW_PARTITION);
  const manifest = pageManifest(rendererDir);
  windowSession.protocol.handle(APP_SCHEME, (request) => servePage(manifest, request));
  denyAll(session.defaultSession, log);
  await closeOff(windowSession, log);
}

/** Leaves a session of our own pages no network, no permission and no device. */
export async function closeOff(ours: Session, log: Log): Promise<void> {
  denyAll(ours, log);
  // `<-loopback>` takes away the exception that Chromium makes for loopback addresses.
  await ours.setProxy({ mode: 'fixed_servers', proxyRules: DEAD_PROXY, proxyBypassRules: '<-loopback>' });
}

function denyAll(ours: Session, log: Log): void {
  denyNetwork(ours, reportingLog(log));
  denyPermissions(ours, reportingLog(log));
  denyDownloads(ours, reportingLog(log));
}

/**
 * `<link rel=dns-prefetch>` sends a name to the DNS server, and neither the content security policy, webRequest nor a
 * proxy stops it. Chromium's host resolver rules would, but for PAC scripts too; this setting of Blink is for pages alone.
 */
function denyDnsPrefetch(): void {
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
}

/**
 * Chromium fetches the spell checker's dictionaries from redirector.gvt1.com as soon as a session is made, also where no
 * page checks spelling. Without languages it has none to fetch; `setSpellCheckerEnabled(false)` alone does not stop it.
 */
function denyDictionaries(): void {
  app.on('session-created', (created) => created.setSpellCheckerLanguages([]));
}

/** With this policy WebRTC sends nothing by UDP, and by TCP only through the session's proxy. No other setting covers WebRTC. */
function denyWebRtc(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

function denyNetwork(ours: Session, onBlocked: OnBlocked): void {
  ours.webRequest.onBeforeRequest((details, answer) => {
    const scheme = schemeOf(details.url);
    const allowed = scheme === `${APP_SCHEME}:` || scheme === 'devtools:' || scheme === 'data:';
    if (!allowed) onBlocked('request', { scheme });
    answer({ cancel: !allowed });
  });
}

export function denyDownloads(ours: Session, onBlocked: OnBlocked): void {
  ours.on('will-download', (event) => {
    event.preventDefault();
    onBlocked('download');
  });
}

export function denyPermissions(ours: Session, onBlocked: OnBlocked): void {
  ours.setPermissionRequestHandler((_contents, permission, answer) => {
    onBlocked('permission', { permission });
    answer(false);
  });
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.setDisplayMediaRequestHandler(null);
}
