import { expect, test } from 'vitest';
import { peerUser, userInTables } from './peer-user.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const row = (local: string, remote: string, uid: number, state = '01', inode = 1234): string =>
  `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000  ${uid}        0 ${inode} 1 0000000000000000 20 4 30 10 -1`;
const OURS = '0100007F:1F90';
const PEER = '0100007F:C350';
const own = row(OURS, '00000000:0000', 1000, '0A');
const who = (rows: readonly string[], isWsl = false) =>
  userInTables([[HEAD, ...rows].join('\n'), HEAD], 0xc350, 0x1f90, isWsl);

test.each([
  ['self', [own, row(PEER, OURS, 1000)]],
  ['another', [own, row(PEER, OURS, 1501)]],
  ['root', [own, row(PEER, OURS, 0)]],
  ['another', [own, row(PEER, OURS, 1000, '06', 0)]],
  ['another', [own, row(PEER, OURS, 0, '06', 0)]],
  ['another', [own, row(PEER, OURS, 0, '01', 0)]],
  ['another', [own, row(PEER, OURS, 1000, '05')]],
  ['another', [own]],
  ['another', [own, row('0200007F:C350', OURS, 1000)]],
  ['unknown', []],
  ['unknown', [row(PEER, OURS, 1501)]],
] as const)('%s: %j', (expected, rows) => {
  expect(who(rows)).toBe(expected);
});

test('on WSL a peer may be outside the list', () => {
  expect(who([own], true)).toBe('unknown');
  expect(who([own, row(PEER, OURS, 1501)], true)).toBe('another');
});

test('an IPv6 socket that speaks IPv4 is found too', () => {
  const mapped = '0000000000000000FFFF00000100007F';
  const table = [row(`${mapped}:C350`, `${mapped}:1F90`, 65534)].join('\n');
  expect(userInTables([own, table], 0xc350, 0x1f90, false)).toBe('another');
});

test('a connection that has ended is nobody’s', () => {
  expect(userInTables([own], undefined, 0x1f90, false)).toBe('another');
});

test('where the platform does not say, nobody is refused', async () => {
  expect(await peerUser(1, 2, { platform: 'darwin', env: {} })).toBe('unknown');
  expect(await peerUser(1, 2, { platform: 'win32', env: {} })).toBe('unknown');
  expect(await peerUser(1, 2, { platform: 'linux', env: {} })).toBe('unknown');
});
