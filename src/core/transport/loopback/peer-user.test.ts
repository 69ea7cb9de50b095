import { expect, test } from 'vitest';
import { peerUser, uidOfSocket } from './peer-user.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const row = (local: string, remote: string, uid: number): string =>
  `   0: ${local} ${remote} 01 00000000:00000000 00:00000000 00000000  ${uid}        0 1234 1 0000000000000000 20 4 30 10 -1`;

test('the peer is the row that leads from its port to ours', () => {
  const table = [
    HEAD,
    row('0100007F:1F90', '0100007F:C350', 1000),
    row('0100007F:C350', '0100007F:1F90', 1501),
    row('0200007F:C351', '0100007F:1F90', 7),
  ].join('\n');
  expect(uidOfSocket(table, 0xc350, 0x1f90)).toBe(1501);
  expect(uidOfSocket(table, 0x1f90, 0xc350)).toBe(1000);
  expect(uidOfSocket(table, 0xc351, 0x1f90)).toBeUndefined();
  expect(uidOfSocket('', 1, 2)).toBeUndefined();
});

test('an IPv6 socket that speaks IPv4 is found too', () => {
  const mapped = '0000000000000000FFFF00000100007F';
  expect(uidOfSocket(row(`${mapped}:C350`, `${mapped}:1F90`, 65534), 0xc350, 0x1f90)).toBe(65534);
});

test('where the platform does not say, nobody is refused', async () => {
  const ports = { remotePort: 1, localPort: 2 };
  expect(await peerUser(ports, 'darwin')).toBe('unknown');
  expect(await peerUser(ports, 'win32')).toBe('unknown');
  expect(await peerUser(ports, 'linux')).toBe('unknown');
});
