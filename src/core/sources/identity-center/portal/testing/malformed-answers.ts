/** Answers on the wire, for the most part not what AWS sends, made from a seed. */
export interface RawAnswer {
  readonly bytes: Buffer;
  /** What happens to the connection after the bytes: it stays open for the next request, is closed, cut, or hangs. */
  readonly afterwards: 'keep' | 'end' | 'reset' | 'hang';
  /** AWS's own "no", in its own form: the only answer that may end a session. */
  readonly isRefusal: boolean;
  readonly kind: string;
}

/** Mulberry32: equal seeds give equal answers. */
export class SeededDice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.below(256)));
  }
}

interface Refusal {
  readonly status: number;
  readonly name: string;
  readonly error: string;
}

const REFUSALS: readonly [Refusal, ...Refusal[]] = [
  { status: 400, name: 'InvalidGrantException', error: 'invalid_grant' },
  { status: 401, name: 'InvalidClientException', error: 'invalid_client' },
  { status: 400, name: 'ExpiredTokenException', error: 'expired_token' },
];

const KINDS = [
  'page',
  'cutJson',
  'oddJson',
  'oddJson',
  'oddJson',
  'oddFields',
  'oddFields',
  'oddFields',
  'oddFields',
  'foreignError',
  'foreignError',
  'stumble',
  'redirect',
  'wrongLength',
  'chunkedNonsense',
  'garbage',
  'earlyClose',
  'informational',
  'invalidUtf8',
  'contentEncoding',
  'hugeHeaders',
  'hang',
  'large',
  'almostRefusal',
  'good',
  'refusal',
] as const;

/** One answer to any of the calls we make. */
export function malformedAnswer(dice: SeededDice): RawAnswer {
  const kind = dice.pick(KINDS);
  // Rare: each costs a body of many megabytes.
  return answerOf(kind === 'large' && !dice.chance(0.02) ? 'oddFields' : kind, dice);
}

const json = (): Record<string, string> => ({ 'content-type': 'application/json' });

function answerOf(kind: (typeof KINDS)[number], dice: SeededDice): RawAnswer {
  const made = (bytes: Buffer, more: Partial<RawAnswer> = {}): RawAnswer => ({
    bytes,
    afterwards: 'keep',
    isRefusal: false,
    kind,
    ...more,
  });
  switch (kind) {
    case 'page':
      return made(
        http(anyStatus(dice), { 'content-type': dice.pick(['text/html', 'application/json', '']) }, page(dice)),
      );
    case 'cutJson':
      return made(http(anyStatus(dice), json(), cut(JSON.stringify(goodBody(dice)), dice)));
    case 'oddJson':
      return made(http(anyStatus(dice), json(), oddJson(dice)));
    case 'oddFields':
      return made(http(200, json(), JSON.stringify(withOddFields(goodBody(dice), dice))));
    case 'foreignError':
      return made(http(dice.pick([400, 401, 403, 404, 405, 418]), anyType(dice), foreignError(dice)));
    case 'stumble':
      return made(
        http(
          dice.pick([429, 500, 502, 503, 504, 599]),
          anyType(dice),
          dice.pick(['', '{}', page(dice), '{"error":"invalid_grant"}']),
        ),
      );
    case 'redirect':
      return made(
        http(dice.pick([301, 302, 303, 307, 308, 511]), { location: 'http://wifi.example/login' }, page(dice)),
      );
    case 'wrongLength':
      return made(
        http(
          200,
          { ...json(), 'content-length': String(dice.pick([1, 7, 1e6, 1e15])) },
          JSON.stringify(goodBody(dice)),
        ),
        { afterwards: 'end' },
      );
    case 'chunkedNonsense':
      return made(
        http(
          200,
          { ...json(), 'transfer-encoding': 'chunked' },
          dice.pick(['zz\r\n{}\r\n0\r\n\r\n', 'ffffffffffffffff\r\n{}', '5\r\n{}\r\n', '-1\r\n', '2\r\n{}\r\n0\r\n']),
        ),
        { afterwards: 'end' },
      );
    case 'garbage':
      return made(
        dice.pick([
          dice.bytes(1 + dice.below(200)),
          Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'),
          Buffer.from('HTTP/9.9 banana\r\n\r\n'),
          Buffer.from('\r\n\r\n\r\n'),
        ]),
        { afterwards: 'end' },
      );
    case 'earlyClose':
      return made(
        dice.chance(0.5) ? Buffer.alloc(0) : cutBytes(http(200, json(), JSON.stringify(goodBody(dice))), dice),
        { afterwards: dice.pick(['end', 'reset']) },
      );
    case 'informational':
      return made(
        Buffer.concat([
          ...Array.from({ length: 1 + dice.below(300) }, () =>
            Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'),
          ),
          http(anyStatus(dice), json(), '{}'),
        ]),
      );
    case 'invalidUtf8':
      return made(
        http(
          anyStatus(dice),
          json(),
          Buffer.concat([Buffer.from('{"accessToken":"'), dice.bytes(20), Buffer.from('","expiresIn":3600}')]),
        ),
      );
    case 'contentEncoding':
      return made(
        http(200, { ...json(), 'content-encoding': dice.pick(['gzip', 'br', 'zstd', 'nonsense']) }, dice.bytes(100)),
      );
    case 'hugeHeaders':
      return made(http(200, { ...json(), 'x-filler': 'x'.repeat(20_000) }, '{}'), { afterwards: 'end' });
    case 'hang':
      return made(
        dice.chance(0.5) ? Buffer.alloc(0) : cutBytes(http(200, json(), JSON.stringify(goodBody(dice))), dice),
        { afterwards: 'hang' },
      );
    case 'large':
      return made(http(200, json(), JSON.stringify({ accountList: [], filler: 'x'.repeat(9 * 1024 * 1024) })), {
        afterwards: 'end',
      });
    case 'almostRefusal':
      return made(almostRefusal(dice));
    case 'good':
      return made(http(200, json(), JSON.stringify(goodBody(dice))));
    case 'refusal': {
      const { status, name, error } = dice.pick(REFUSALS);
      const body = JSON.stringify({ error, error_description: null });
      return made(http(status, { ...json(), 'x-amzn-errortype': name }, body), { isRefusal: true });
    }
  }
}

/** Looks like a refusal at a glance, and is none: another status, a page, half of one, or someone else's. */
function almostRefusal(dice: SeededDice): Buffer {
  const { name, error } = dice.pick(REFUSALS);
  const body = JSON.stringify({ error, error_description: 'no' });
  return dice.pick([
    () => http(dice.pick([200, 500, 503]), { ...json(), 'x-amzn-errortype': name }, body),
    () => http(dice.pick([400, 401]), { 'content-type': 'text/html', 'x-amzn-errortype': name }, page(dice)),
    () => http(dice.pick([400, 401]), json(), body.slice(0, 12)),
    () => http(dice.pick([400, 401]), json(), JSON.stringify({ error: { code: error } })),
    () => http(dice.pick([400, 401]), json(), JSON.stringify([body])),
    () => http(dice.pick([400, 401, 403]), json(), JSON.stringify({ message: name })),
    () => http(302, { location: `https://wifi.example/?error=${error}` }, body),
  ])();
}

/** What proxies, gateways and web frameworks answer. */
function foreignError(dice: SeededDice): string {
  return dice.pick([
    '',
    '{}',
    'null',
    '[]',
    '"no"',
    '42',
    'Forbidden',
    page(dice),
    '{"error":"Bad Request","status":400}',
    '{"error":{"code":401}}',
    '{"code":401}',
    '{"code":null,"__type":null}',
    '{"__type":{},"message":[]}',
    '{"message":"Unauthorized"}',
    '{"Message":null}',
    '{"error":null,"error_description":null}',
  ]);
}

function goodBody(dice: SeededDice): Record<string, unknown> {
  return {
    accessToken: 'fake-access',
    tokenType: 'Bearer',
    expiresIn: 3600,
    refreshToken: 'fake-refresh',
    clientId: 'fake-client',
    clientSecret: 'fake-secret',
    clientSecretExpiresAt: 4_000_000_000,
    deviceCode: 'fake-device',
    userCode: 'ABCD-EFGH',
    verificationUri: 'https://device.sso.example',
    verificationUriComplete: 'https://device.sso.example/?user_code=ABCD-EFGH',
    interval: 5,
    accountList: [{ accountId: String(111122223333 + dice.below(9)), accountName: 'a', emailAddress: 'a@example.com' }],
    roleList: [{ roleName: 'Admin', accountId: '111122223333' }],
    roleCredentials: {
      accessKeyId: 'ASIAFAKE',
      secretAccessKey: 'fake',
      sessionToken: 'fake',
      expiration: 4_000_000_000_000,
    },
  };
}

function withOddFields(body: Record<string, unknown>, dice: SeededDice): unknown {
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]): [string, unknown][] => {
      if (dice.chance(0.2)) return [];
      if (Array.isArray(value) && dice.chance(0.5)) return [[key, [oddValue(dice), ...value, oddValue(dice)]]];
      const isNested = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (isNested && dice.chance(0.5)) return [[key, withOddFields({ ...value }, dice)]];
      return [[key, dice.chance(0.4) ? oddValue(dice) : value]];
    }),
  );
}

function oddValue(dice: SeededDice): unknown {
  return dice.pick<() => unknown>([
    () => null,
    () => dice.pick([0, -1, 1e308, 2 ** 53, 0.5, -1e-9]),
    () =>
      dice.pick(['', ' ', '\0', 'a\r\nb', '\u202e', '🦖'.repeat(50), '../../etc/passwd', '${x}', 'NaN', '-Infinity']),
    () => 'x'.repeat(dice.pick([1000, 20_000, 200_000])),
    () => ({}),
    () => [],
    () => [[[[null]]]],
    () => ({ toString: 1, valueOf: null, length: -1 }),
    () => true,
    () => 'javascript:alert(1)',
    () => 'file:///etc/passwd',
  ])();
}

function oddJson(dice: SeededDice): string {
  return dice.pick([
    'null',
    'true',
    '[]',
    '""',
    '0',
    '-0',
    '1e999',
    '{"accessToken":"a","accessToken":null,"expiresIn":1e999}',
    '{"__proto__":{"accessToken":"evil","expiresIn":3600},"constructor":{"prototype":{"accountList":[]}}}',
    '{"accountList":{"__proto__":[],"length":3}}',
    '{"accountList":[[],{},null,1,"x"],"nextToken":{}}',
    '{"roleCredentials":[]}',
    '{"roleCredentials":"x"}',
    '{"expiresIn":123456789012345678901234567890,"accessToken":"a"}',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
    `{"accountList":${'['.repeat(100_000)}`,
    '\uFEFF{"accessToken":"a","expiresIn":3600}',
    '{"accessToken":"a","expiresIn":3600}{"accessToken":"b"}',
    "{'accessToken':'a'}",
    ' \n\t ',
  ]);
}

function anyType(dice: SeededDice): Record<string, string> {
  return {
    'content-type': dice.pick([
      'application/json',
      'text/html',
      'text/plain',
      'application/x-amz-json-1.1',
      'image/png',
      '',
    ]),
  };
}

function anyStatus(dice: SeededDice): number {
  return dice.pick([
    200, 200, 200, 201, 204, 206, 304, 400, 401, 402, 403, 404, 409, 410, 451, 499, 500, 501, 503, 599, 999,
  ]);
}

function page(dice: SeededDice): string {
  return dice.pick([
    '<!doctype html><title>Welcome to the airport</title>',
    '<html><body>invalid_grant InvalidGrantException</body></html>',
    '\n\n <HTML>',
    '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    '',
  ]);
}

function cut(text: string, dice: SeededDice): string {
  return text.slice(0, dice.below(text.length));
}

/** Anywhere, also within the headers. */
function cutBytes(bytes: Buffer, dice: SeededDice): Buffer {
  return bytes.subarray(0, 1 + dice.below(bytes.length - 2));
}

function http(status: number, headers: Record<string, string>, body: string | Buffer): Buffer {
  const content = Buffer.from(body);
  const hasOwnLength = 'content-length' in headers || 'transfer-encoding' in headers;
  // 204 and 304 have no body (RFC 9110 §6.4.1); one all the same is taken for the next answer.
  const all = hasOwnLength ? headers : { ...headers, 'content-length': String(content.length) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), content]);
}
