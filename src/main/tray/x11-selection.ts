import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const DEADLINE_MILLIS = 1500;

/**
 * Whether some window owns a selection of the X server at $DISPLAY; the owner of `_NET_SYSTEM_TRAY_S<screen>` is the
 * panel that embeds tray icons (freedesktop System Tray Protocol). Asked by hand, in three messages of the X11
 * protocol. Rejects where there is no X server, or none that lets us in and answers in time.
 */
export async function isSelectionOwned(env: Env, selection: string): Promise<boolean> {
  const display = displayOf(env);
  if (display === undefined) throw new Error('there is no X server');
  const cookie = await cookieFor(display.number, env);
  return ask(connect(`/tmp/.X11-unix/X${display.number}`), cookie, selection);
}

/** The screen named by $DISPLAY: `1` of `:0.1`; 0 where it names none. */
export function screenOf(env: Env): number {
  return displayOf(env)?.screen ?? 0;
}

/** Of this machine only: a tray on another one's screen is no place for our secrets' icon. */
function displayOf(env: Env): { readonly number: number; readonly screen: number } | undefined {
  const match = /^(?:unix)?:(\d+)(?:\.(\d+))?$/.exec(env['DISPLAY'] ?? '');
  return match === null ? undefined : { number: Number(match[1]), screen: Number(match[2] ?? 0) };
}

const COOKIE_NAME = 'MIT-MAGIC-COOKIE-1';
/** FamilyLocal and FamilyWild of Xauth(3). */
const COOKIE_FAMILIES: ReadonlySet<number> = new Set([256, 65_535]);

/** The display's secret in the Xauthority file; undefined where it has none, as an X server open to all needs. */
async function cookieFor(displayNumber: number, env: Env): Promise<Buffer | undefined> {
  const file = env['XAUTHORITY'] || path.resolve('/', env['HOME'] ?? '', '.Xauthority');
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  for (let offset = 0; offset + 2 <= bytes.length;) {
    const family = bytes.readUInt16BE(offset);
    offset += 2;
    const fields: Buffer[] = [];
    for (let field = 0; field < 4 && offset + 2 <= bytes.length; field += 1) {
      const end = offset + 2 + bytes.readUInt16BE(offset);
      fields.push(bytes.subarray(offset + 2, end));
      offset = end;
    }
    const [, number, name, data] = fields;
    const isForUs = COOKIE_FAMILIES.has(family) && ['', String(displayNumber)].includes(String(number));
    if (isForUs && String(name) === COOKIE_NAME) return data;
  }
  return undefined;
}

function ask(socket: Socket, cookie: Buffer | undefined, selection: string): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    socket.setTimeout(DEADLINE_MILLIS, () => reject(new Error('the X server is silent')));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the X server hung up')));
    const read = reader(socket);
    socket.write(setup(cookie));
    const converse = async (): Promise<boolean> => {
      const greeting = await read(8);
      if (greeting[0] !== 1) throw new Error('the X server does not let us in');
      await read(greeting.readUInt16LE(6) * 4);
      socket.write(internAtom(selection));
      const atom = (await read(32)).readUInt32LE(8);
      if (atom === 0) return false;
      socket.write(getSelectionOwner(atom));
      return (await read(32)).readUInt32LE(8) !== 0;
    };
    converse().then(resolve, reject);
  }).finally(() => socket.destroy());
}

/** Answers the next so many bytes, once they are there; one asker at a time. */
function reader(socket: Socket): (count: number) => Promise<Buffer> {
  let received = Buffer.alloc(0);
  let look = (): void => undefined;
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    look();
  });
  return (count) =>
    new Promise((resolve) => {
      look = () => {
        if (received.length < count) return;
        look = () => undefined;
        const bytes = received.subarray(0, count);
        received = received.subarray(count);
        resolve(bytes);
      };
      look();
    });
}

/** X11 protocol, "Connection Setup": little-endian, version 11.0. */
function setup(cookie: Buffer | undefined): Buffer {
  const name = Buffer.from(cookie === undefined ? '' : COOKIE_NAME);
  const data = cookie ?? Buffer.alloc(0);
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(data.length, 8);
  return Buffer.concat([head, padTo4(name), padTo4(data)]);
}

/** "InternAtom", only-if-exists: answers 0 for a name nobody has ever used. */
function internAtom(name: string): Buffer {
  const text = padTo4(Buffer.from(name));
  const head = Buffer.from([16, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16LE(2 + text.length / 4, 2);
  head.writeUInt16LE(name.length, 4);
  return Buffer.concat([head, text]);
}

/** "GetSelectionOwner": answers 0, None, where nobody owns it. */
function getSelectionOwner(atom: number): Buffer {
  const request = Buffer.from([23, 0, 2, 0, 0, 0, 0, 0]);
  request.writeUInt32LE(atom, 4);
  return request;
}

function padTo4(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
