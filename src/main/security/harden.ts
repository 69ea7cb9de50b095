import { app, protocol, session, type Session } from 'electron';
import { APP_SCHEME } from './app-origin.ts';
import type { Log } from '../../core/index.ts';
import { pageManifest, servePage } from './page-files.ts';

type OnBlocked = (what: string, detail?: Readonly<Record<string, string>>) => void;

/** What must be said before Electron is ready: every renderer in the OS sandbox, and `app://` as a real origin. */
export function hardenBeforeReady(log: Log): void {
  // Where someone asked for no OS sandbox, as root must, insisting would only crash every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }]);
  denyNavigation(reportingLog(log));
}

/** Serves our pages, and leaves the window no network, no permission and no device. Call once ready. */
export function hardenSession(rendererDir: string, log: Log): void {
  const ours = session.defaultSession;
  const manifest = pageManifest(rendererDir);
  ours.protocol.handle(APP_SCHEME, (request) => servePage(manifest, request));
  denyNetwork(ours, reportingLog(log));
  denyPermissions(ours, reportingLog(log));
  denyDownloads(ours, reportingLog(log));
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
