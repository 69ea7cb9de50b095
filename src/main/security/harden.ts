import { app, protocol, session, type Session } from 'electron';
import { APP_SCHEME } from './app-origin.ts';
import type { Log } from '../../core/index.ts';
import { pageManifest, servePage } from './page-files.ts';

type OnBlocked = (what: string, detail?: Readonly<Record<string, string>>) => void;

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
  denyWebRtc();
  denyNavigation(reportingLog(log));
}

/** Serves our pages to the window, and leaves it no network, no permission and no device. Call once ready. */
export async function hardenSessions(rendererDir: string, log: Log): Promise<void> {
  const windowSession = session.fromPartition(WINDOW_PARTITION);
  const manifest = pageManifest(rendererDir);
  windowSession.protocol.handle(APP_SCHEME, (request) => servePage(manifest, request));
  for (const each of [windowSession, session.defaultSession]) {
    denyNetwork(each, reportingLog(log));
    denyPermissions(each, reportingLog(log));
    denyDownloads(each, reportingLog(log));
  }
  // `<-loopback>` takes away the exception that Chromium makes for loopback addresses.
  await windowSession.setProxy({ mode: 'fixed_servers', proxyRules: DEAD_PROXY, proxyBypassRules: '<-loopback>' });
}

/**
 * The debugging port of Chromium answers every user of the machine, and its pipe gives the window's bridge to the program
 * that started the app. Chromium reads these switches after this module has run.
 */
function denyRemoteDebugging(): void {
  for (const name of REMOTE_DEBUGGING_SWITCHES) app.commandLine.removeSwitch(name);
}

const REMOTE_DEBUGGING_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-io-pipes',
  'remote-debugging-socket-name',
  'remote-debugging-targets',
  'remote-allow-origins',
] as const;

/**
 * `<link rel=dns-prefetch>` sends a name to the DNS server, and neither the content security policy, webRequest nor a
 * proxy stops it. Chromium's host resolver rules would, but for PAC scripts too; this setting of Blink is for pages alone.
 */
function denyDnsPrefetch(): void {
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
}

/** With this policy WebRTC sends nothing by UDP, and by TCP only through the session's proxy. No other setting covers WebRTC. */
function denyWebRtc(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

function reportingLog(log: Log): OnBlocked {
  return (what, detail) => log.warn('blocked', { what, ...detail });
}

function denyNavigation(onBlocked: OnBlocked): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      event.preventDefault();
      onBlocked('navigation', { scheme: schemeOf(event.url) });
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
      onBlocked('webview');
    });
    contents.setWindowOpenHandler(({ url }) => {
      onBlocked('window.open', { scheme: schemeOf(url) });
      return { action: 'deny' };
    });
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

function denyDownloads(ours: Session, onBlocked: OnBlocked): void {
  ours.on('will-download', (event) => {
    event.preventDefault();
    onBlocked('download');
  });
}

function denyPermissions(ours: Session, onBlocked: OnBlocked): void {
  ours.setPermissionRequestHandler((_contents, permission, answer) => {
    onBlocked('permission', { permission });
    answer(false);
  });
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.setDisplayMediaRequestHandler(null);
}

function schemeOf(url: string): string {
  return URL.parse(url)?.protocol ?? 'unreadable';
}
