import { expect, test } from 'vitest';
import { parseProxyList } from './proxy-list.ts';

const shown = (list: string) =>
  parseProxyList(list).map((choice) =>
    choice.via === 'direct' ? 'direct' : `${choice.scheme} ${choice.host} ${choice.port}`,
  );

test.each([
  ['DIRECT', ['direct']],
  ['PROXY p.example:3128', ['http p.example 3128']],
  ['PROXY p.example:80', ['http p.example 80']],
  ['PROXY p.example', ['http p.example 80']],
  ['HTTPS p.example;DIRECT', ['https p.example 443', 'direct']],
  [
    'PROXY a:1; SOCKS5 b:2 ;SOCKS c:3; SOCKS4 d ; DIRECT;',
    ['http a 1', 'socks5h b 2', 'socks4 c 3', 'socks4 d 1080', 'direct'],
  ],
  ['proxy [fd00::1]:8080', ['http fd00::1 8080']],
  ['SOCKS5 [fd00::1]', ['socks5h fd00::1 1080']],
  ['', []],
  ['QUIC p.example:443; PROXY; PROXY p:99999; nonsense; DIRECT', ['direct']],
])('reads %s', (list, expected) => expect(shown(list)).toEqual(expected));

test.each(['ann:2024#Summer@proxy:80', 'http://ann:2024@proxy', String.raw`CORP\ann:2024@proxy`, 'ann:2024@proxy:80'])(
  'a way with a password in it is left out: %s',
  (address) => {
    expect(parseProxyList(`PROXY ${address}; DIRECT`)).toEqual([{ via: 'direct' }]);
  },
);
