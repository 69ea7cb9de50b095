import { session, type OnBeforeRequestListenerDetails, type Session, type WebContents } from 'electron';
import { MOST_FORM_BYTES, samlResponseOf, windowPartition, type Log, type Secret } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { reportingLog, schemeOf, type OnBlocked } from '../security/blocked.ts';
import { denyDownloads, denyPermissions } from '../security/harden.ts';
import { letNavigate } from '../security/navigation.ts';
import { judgeRequest, mayNavigate } from './page-rules.ts';

/** The sign-in that the pages of a session belong to. */
export interface RunningSignIn {
  readonly startUrl: string;
  onResponse(response: Secret): void;
  onFailed(error: DaypassError): void;
  /** A page asked for something that it doesn't get. */
  onRefused(url: string): void;
  bringForward(): void;
}

/** The session partition of one application: its pages' cookies, and what they may do. */
export interface SignInSession {
  readonly session: Session;
  /** Absent: every request of a page that is left is refused. */
  running: RunningSignIn | undefined;
}

/**
 * What a page of a sign-in is forbidden by the browser itself, whatever its own policy says: dialogs and printing
 * (`allow-modals`), downloads, pointer lock, and links to other programs. Its pop-ups inherit it.
 */
const SANDBOX =
  'sandbox allow-forms allow-popups allow-same-origin allow-scripts allow-storage-access-by-user-activation allow-top-navigation';

/** The persistent session of an application, hardened. Call once for each application. */
export function signInSession(applicationId: string, log: Log): SignInSession {
  const own: SignInSession = {
    session: session.fromPartition(`persist:${windowPartition(applicationId)}`),
    running: undefined,
  };
  const onBlocked = reportingLog(log);
  denyPermissions(own.session, onBlocked);
  denyDownloads(own.session, onBlocked);
  judgeRequests(own, onBlocked);
  sandboxPages(own.session);
  letNavigate(own.session, (contents) => followRules(contents, own, onBlocked));
  return own;
}

function judgeRequests(own: SignInSession, onBlocked: OnBlocked): void {
  own.session.webRequest.onBeforeRequest((details, answer) => {
    const { running } = own;
    const { url, method, resourceType } = details;
    const isPage = resourceType === 'mainFrame';
    const verdict = running ? judgeRequest({ url, method, isPage }, running.startUrl) : 'refuse';
    answer({ cancel: verdict !== 'allow' });
    if (verdict === 'takeForm' && running) takeForm(details, running);
    if (verdict !== 'refuse') return;
    onBlocked('signIn.request', { scheme: schemeOf(url), type: resourceType });
    if (isPage) running?.onRefused(url);
  });
}

/** The form was stopped before any of it left. A part that is a file or a blob can't be a sign-in's. */
function takeForm({ uploadData, url }: OnBeforeRequestListenerDetails, running: RunningSignIn): void {
  // Electron leaves the member out where there is no body.
  const parts = (uploadData as typeof uploadData | undefined) ?? [];
  const isPlain = parts.every((part) => part.file === undefined && part.blobUUID === undefined);
  const bytes = isPlain ? Buffer.concat(parts.map((part) => part.bytes)) : Buffer.alloc(0);
  if (bytes.length > MOST_FORM_BYTES) {
    running.onFailed(new DaypassError('samlResponseInvalid', { problem: 'tooLarge' }));
    return;
  }
  const response = samlResponseOf(bytes);
  if (response) running.onResponse(response);
  else running.onRefused(url);
}

function sandboxPages(ours: Session): void {
  ours.webRequest.onHeadersReceived(({ responseHeaders = {}, resourceType }, answer) => {
    if (resourceType !== 'mainFrame' && resourceType !== 'subFrame') return answer({});
    const headers: Record<string, string[]> = { 'content-security-policy': [] };
    for (const [name, values] of Object.entries(responseHeaders)) {
      const lowerCase = name.toLowerCase();
      headers[lowerCase] = [...(headers[lowerCase] ?? []), ...values];
    }
    headers['content-security-policy']?.push(SANDBOX);
    answer({ responseHeaders: headers });
  });
}

/** For what is no request: `file:`, other programs' schemes, and devices. */
function followRules(contents: WebContents, own: SignInSession, onBlocked: OnBlocked): void {
  const judge = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }): void => {
    const { running } = own;
    if (running && mayNavigate(event.url, running.startUrl)) return;
    event.preventDefault();
    onBlocked('signIn.navigation', { scheme: schemeOf(event.url) });
    if (event.isMainFrame) running?.onRefused(event.url);
  };
  contents.on('will-frame-navigate', judge);
  contents.on('will-redirect', judge);
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}
