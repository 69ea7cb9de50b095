import { connect } from 'node:net';
import { busCall, busSocketPath, messagesIn, stringsOf } from './status-notifier-host.ts';

const WATCHER_NAME = 'org.kde.StatusNotifierWatcher';
const SIGNAL = 4;
/** A panel first owns the watcher's name, then registers itself as the host that draws the icons. */
const RULES = [
  `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${WATCHER_NAME}'`,
  `type='signal',interface='${WATCHER_NAME}',member='StatusNotifierHostRegistered'`,
];

/**
 * Calls `onAppear` each time a program takes the name org.kde.StatusNotifierWatcher or registers a host there, until the
 * returned function is called. Without a session bus it never calls. An icon made earlier was registered nowhere: Chromium
 * asks for the watcher once, when the icon is made (status_icon_linux_dbus.cc).
 */
export function watchStatusNotifierHost(
  env: Readonly<Record<string, string | undefined>>,
  onAppear: () => void,
): () => void {
  const socketPath = busSocketPath(env);
  if (socketPath === undefined) return () => undefined;
  const socket = connect(socketPath);
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  let isAuthenticated = false;
  let received = Buffer.alloc(0);
  socket.unref();
  socket.on('error', () => socket.destroy());
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    if (!isAuthenticated) {
      const end = received.indexOf('\r\n');
      if (end < 0) return;
      if (!received.subarray(0, end).toString().startsWith('OK ')) return void socket.destroy();
      received = received.subarray(end + 2);
      isAuthenticated = true;
      const matches = RULES.map((rule, index) => busCall(index + 2, 'AddMatch', rule));
      socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), busCall(1, 'Hello'), ...matches]));
    }
    const { messages, rest } = messagesIn(received);
    received = Buffer.from(rest);
    for (const { type, body } of messages) if (type === SIGNAL && isAppearance(body)) onAppear();
  });
  return () => void socket.destroy();
}

/** NameOwnerChanged carries name, previous and new owner; StatusNotifierHostRegistered nothing; NameAcquired one name. */
function isAppearance(body: Buffer): boolean {
  if (body.length === 0) return true;
  const [name, , newOwner] = stringsOf(body);
  return name === WATCHER_NAME && newOwner !== undefined && newOwner !== '';
}
