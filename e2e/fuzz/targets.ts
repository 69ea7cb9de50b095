import assert from 'node:assert/strict';
import { parseConfig } from '../../src/core/config/document/config-document.ts';
import { LineReader, parseLine, parseRequest } from '../../src/core/service/protocol.ts';
import { parseTokenFile, tokenFileText } from '../../src/core/sources/identity-center/tokens/token-file.ts';
import { readSamlResponse } from '../../src/core/sources/saml/assertion.ts';
import { parseProxyUrl } from '../../src/core/transport/proxies/proxy-url.ts';
import { schemas } from '../../src/main/ipc/schemas.ts';
import { DaypassError } from '../../src/shared/errors/daypass-error.ts';
import { cleanStartUrl } from '../../src/shared/text/start-url.ts';

/** Something that reads bytes of others. */
export interface FuzzTarget {
  /** Words of its format, to be mixed in. */
  readonly words: readonly string[];
  readonly seeds: readonly string[];
  /** Throws where the input breaks a promise. */
  readonly run: (input: Buffer) => void;
}

const SESSION = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' };
const NOW_MILLIS = Date.parse('2026-11-29T00:00:00Z');

export const TARGETS: Readonly<Record<string, FuzzTarget>> = {
  config: {
    words: [
      '[profile ',
      ']\n',
      '[sso-session ',
      'sso_session = ',
      'region',
      ' # ',
      ';',
      '=',
      ':',
      '\r\n',
      '\n  ',
      '\uFEFF',
      '[[',
      '\0',
    ],
    seeds: [
      '[default]\nregion = eu-west-1\n[profile a]\nsso_session = s\n[sso-session s]\nsso_start_url = https://acme.awsapps.com/start#/\n',
      's3 =\n  a = b\n\n[x\n]y\nk : v # c\n',
    ],
    run(input) {
      const { bytes, lines, sections, oddLines } = parseConfig(input);
      assert.ok(bytes.equals(input));
      const places = [...sections.map(({ lineNumber }) => lineNumber), ...oddLines.map(({ line }) => line)];
      // A byte order mark alone stands on the first line of a file without lines.
      for (const place of places) assert.ok(place >= 1 && place <= Math.max(1, lines.length));
      assert.deepEqual(parseConfig(input).sections, sections);
    },
  },
  tokenFile: {
    words: [
      '"accessToken"',
      '"expiresAt"',
      '"refreshToken"',
      'null',
      '2026-11-29T01:00:00UTC',
      '{',
      '}',
      '[',
      '\\u0000',
      '1e999',
      '"__proto__"',
    ],
    seeds: [
      '{"startUrl": "https://acme.awsapps.com/start", "region": "eu-west-1", "accessToken": "fake-access", "expiresAt": "2026-11-29T01:00:00Z", "clientId": "id", "clientSecret": "fake-secret", "registrationExpiresAt": "2027-01-01T00:00:00Z", "refreshToken": "fake-refresh"}',
    ],
    run(input) {
      const parsed = parseTokenFile(input, SESSION);
      if (parsed?.token === undefined) return;
      assert.ok(
        !JSON.stringify(parsed.token).includes(parsed.token.accessToken.reveal()) ||
          parsed.token.accessToken.reveal().length < 4,
      );
      const again = parseTokenFile(Buffer.from(tokenFileText(parsed.token, parsed.unknownKeys)), SESSION);
      assert.equal(again?.token?.accessToken.reveal(), parsed.token.accessToken.reveal());
    },
  },
  saml: {
    words: [
      '<saml:Assertion ',
      '<!ENTITY x "y">',
      '&x;',
      'NotOnOrAfter="',
      '<![CDATA[',
      '-->',
      'xmlns:saml="',
      '</saml:Assertion>',
      '&#0;',
      '\0',
    ],
    seeds: [
      '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion><saml:Subject><saml:SubjectConfirmation><saml:SubjectConfirmationData NotOnOrAfter="2026-11-29T00:05:00Z" Recipient="https://signin.aws.amazon.com/saml"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions><saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AttributeStatement><saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/Role"><saml:AttributeValue>arn:aws:iam::111122223333:role/Dev,arn:aws:iam::111122223333:saml-provider/p</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>',
    ],
    run(input) {
      throwsOnly('samlResponseInvalid', () => readSamlResponse(input.toString('base64'), { nowMillis: NOW_MILLIS }));
      throwsOnly('samlResponseInvalid', () => readSamlResponse(input.toString('latin1'), { nowMillis: NOW_MILLIS }));
    },
  },
  protocol: {
    words: [
      '"ask"',
      '"credentials"',
      '"selector"',
      '"status"',
      '\n',
      '{',
      '}',
      '"waitMillis":-1',
      '"__proto__"',
      '1e999',
      '[]',
    ],
    seeds: [
      '{"ask":"status"}\n',
      '{"ask":"credentials","selector":{"profileName":"a"},"requester":{"pid":1,"programs":["aws"],"folder":"/"},"waitMillis":0,"hasTerminal":false}\n',
    ],
    run(input) {
      const lines: string[] = [];
      const reader = new LineReader(
        (line) => lines.push(line),
        () => undefined,
      );
      for (let at = 0; at < input.length; at += 7) reader.take(input.subarray(at, at + 7));
      for (const line of lines) {
        const request = parseRequest(parseLine(line));
        if (request !== undefined) assert.deepEqual(parseRequest(parseLine(JSON.stringify(request))), request);
      }
    },
  },
  contract: {
    words: [
      '"sourceId"',
      '"role"',
      '"accountId"',
      '"edit"',
      '"__proto__"',
      '"constructor"',
      'null',
      '{',
      '[',
      '1e308',
      '"a"',
    ],
    seeds: [
      '{"sourceId":"acme","flow":"browser"}',
      '{"role":{"sourceId":"acme","accountId":"111122223333","roleName":"Dev"},"format":"bash"}',
      '{"edit":{"edit":"removeProfiles","profileNames":["a"]},"fingerprint":"f"}',
    ],
    run(input) {
      const value = jsonOf(input);
      for (const schema of Object.values(schemas)) schema.safeParse(value);
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    },
  },
  startUrl: {
    words: ['https://', '.awsapps.com', '/start', '#/', '@', '\\', '%2f', '\u202E', 'd-1234567890', ':443', '?', '//'],
    seeds: ['https://acme.awsapps.com/start#/', 'acme.awsapps.com', ' <https://d-1234567890.awsapps.com/start/> '],
    run(input) {
      const clean = cleanStartUrl(input.toString('utf8'));
      if (clean === undefined) return;
      assert.equal(cleanStartUrl(clean), clean);
      const url = new URL(clean);
      assert.deepEqual([url.protocol, url.username, url.password, url.search, url.hash], ['https:', '', '', '', '']);
    },
  },
  proxyUrl: {
    words: ['http://', 'socks5h://', 'user:', '@', ':8080', '%', '[::1]', '#', '/', '\\', '?', ' '],
    seeds: ['http://user:fake-password@proxy.example:8080', 'socks5://[::1]:1080', 'proxy:3128'],
    run(input) {
      const text = input.toString('utf8');
      const thrown = throwsOnly('proxyInvalid', () => parseProxyUrl(text, 'HTTPS_PROXY'));
      if (thrown !== undefined) assert.deepEqual(thrown.facts, { variable: 'HTTPS_PROXY' });
    },
  },
};

function throwsOnly(code: DaypassError['code'], run: () => unknown): DaypassError | undefined {
  try {
    run();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof DaypassError && thrown.code === code) return thrown;
    throw thrown;
  }
}

function jsonOf(input: Buffer): unknown {
  try {
    return JSON.parse(input.toString('utf8'));
  } catch {
    return input.toString('utf8');
  }
}
