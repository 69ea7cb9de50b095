import { connect, type Socket } from 'node:net';

const WATCHER_NAME = 'org.kde.StatusNotifierWatcher';
const DEADLINE_MILLIS = 1500;

/**
 * Whether a panel shows StatusNotifier icons: whether anyone owns org.kde.StatusNotifierWatcher on the session bus
 * (freedesktop StatusNotifierItem). Asked with two hand-made D-Bus calls, since the bus tools may not be installed.
 * Rejects where there is no bus, or none that answers in time.
 */
export async function hasStatusNotifierHost(env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  const socketPath = busSocketPath(env);
  if (socketPath === undefined) throw new Error('there is no session bus');
  return isNameOwned(socketPath, WATCHER_NAME);
}

/** The first unix socket in a D-Bus address list (`unix:path=/run/user/1000/bus,guid=…;…`). */
export function busSocketPath(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const addresses = env['DBUS_SESSION_BUS_ADDRESS']?.split(';') ?? [];
  for (const address of addresses) {
    const match = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(address);
    if (match?.[2] === undefined) continue;
    const unescaped = decodeURIComponent(match[2]);
    return match[1] === 'abstract' ? `\0${unescaped}` : unescaped;
  }
  const runtimeDir = env['XDG_RUNTIME_DIR'];
  return runtimeDir === undefined || runtimeDir === '' ? undefined : `${runtimeDir}/bus`;
}

function isNameOwned(socketPath: string, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    const finish = (settle: () => void): void => {
      socket.destroy();
      settle();
    };
    socket.setTimeout(DEADLINE_MILLIS, () => finish(() => reject(new Error('the bus is silent'))));
    socket.on('error', (error) => finish(() => reject(error)));
    socket.on('close', () => reject(new Error('the bus hung up')));
    converse(socket, name, (owned) => finish(() => resolve(owned)));
  });
}

/** D-Bus specification, "Authentication Protocol" and "Message Protocol": EXTERNAL by uid, Hello, NameHasOwner. */
function converse(socket: Socket, name: string, onAnswer: (owned: boolean) => void): void {
  let authenticated = false;
  let received = Buffer.alloc(0);
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    if (!authenticated) {
      const end = received.indexOf('\r\n');
      if (end < 0) return;
      if (!received.subarray(0, end).toString().startsWith('OK ')) return void socket.destroy();
      received = received.subarray(end + 2);
      authenticated = true;
      socket.write('BEGIN\r\n');
      socket.write(Buffer.concat([busCall(1, 'Hello'), busCall(2, 'NameHasOwner', name)]));
    }
    const body = bodyOfSecondReply(received);
    if (body !== undefined) onAnswer(body.length >= 4 && body.readUInt32LE(0) === 1);
  });
}

const METHOD_CALL = 1;
/** METHOD_RETURN and ERROR. */
const REPLY_TYPES: ReadonlySet<number> = new Set([2, 3]);

/** A method call on the bus itself, little-endian, with one string argument or none. */
export function busCall(serial: number, member: string, argument?: string): Buffer {
  const body = argument === undefined ? Buffer.alloc(0) : stringValue(argument);
  const fields = [
    headerField(1, 'o', '/org/freedesktop/DBus'),
    headerField(2, 's', 'org.freedesktop.DBus'),
    headerField(3, 's', member),
    headerField(6, 's', 'org.freedesktop.DBus'),
    ...(argument === undefined ? [] : [Buffer.from([8, 1, 0x67, 0, 1, 0x73, 0])]),
  ];
  const fieldBytes = fields.reduce((all, field) => Buffer.concat([padTo8(all), field]), Buffer.alloc(0));
  const fixed = Buffer.alloc(16);
  fixed.set([0x6c, METHOD_CALL, 0, 1]);
  fixed.writeUInt32LE(body.length, 4);
  fixed.writeUInt32LE(serial, 8);
  fixed.writeUInt32LE(fieldBytes.length, 12);
  return Buffer.concat([padTo8(Buffer.concat([fixed, fieldBytes])), body]);
}

function headerField(code: number, type: 'o' | 's', value: string): Buffer {
  return Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), stringValue(value)]);
}

function stringValue(value: string): Buffer {
  const bytes = Buffer.from(`${value}\0`);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length - 1);
  return Buffer.concat([length, bytes]);
}

function padTo8(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
}

/** Replies come in the order of the calls; signals in between (NameAcquired) are skipped. */
function bodyOfSecondReply(received: Buffer): Buffer | undefined {
  return messagesIn(received).messages.filter(({ type }) => REPLY_TYPES.has(type))[1]?.body;
}

export interface BusMessage {
  readonly type: number;
  readonly body: Buffer;
}

/** The whole messages at the start of these bytes, little-endian as the bus answers our own, and what is left of them. */
export function messagesIn(received: Buffer): { readonly messages: readonly BusMessage[]; readonly rest: Buffer } {
  const messages: BusMessage[] = [];
  let offset = 0;
  while (received.length - offset >= 16) {
    const bodyLength = received.readUInt32LE(offset + 4);
    const headerLength = Math.ceil((16 + received.readUInt32LE(offset + 12)) / 8) * 8;
    const end = offset + headerLength + bodyLength;
    if (received.length < end) break;
    messages.push({ type: received[offset + 1] ?? 0, body: received.subarray(offset + headerLength, end) });
    offset = end;
  }
  return { messages, rest: received.subarray(offset) };
}

/** A message body that holds strings only. */
export function stringsOf(body: Buffer): readonly string[] {
  const strings: string[] = [];
  let offset = 0;
  while (offset + 4 <= body.length) {
    const end = offset + 4 + body.readUInt32LE(offset);
    strings.push(body.toString('utf8', offset + 4, end));
    // Strings end in a NUL and begin at a multiple of four.
    offset = Math.ceil((end + 1) / 4) * 4;
  }
  return strings;
}
