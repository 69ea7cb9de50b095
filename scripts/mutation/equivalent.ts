/**
 * Changes that no test can notice, because the program does the same after them. An entry is found by the line as it is and by
 * what Stryker makes of the changed part.
 */
export const EQUIVALENT: readonly {
  readonly file: string;
  readonly line: string;
  readonly becomes: readonly string[];
  readonly why: string;
}[] = [
  {
    file: 'src/core/roles/activity/stored-entry.ts',
    line: '} catch {',
    becomes: ['{}'],
    why: 'A function that ends returns undefined as well.',
  },
  {
    file: 'src/core/roles/activity/stored-entry.ts',
    line: "return typeof what === 'string' && Object.hasOwn(PARTS, what);",
    becomes: ['true'],
    why: 'A kind that is no text is refused by the check of that part.',
  },
  {
    file: 'src/core/roles/activity/stored-entry.ts',
    line: 'if (!isObject(value)) return value;',
    becomes: ['false'],
    why: 'What is no object then has no kind, or throws within parseEntry.',
  },
  {
    file: 'src/core/roles/credentials/credentials-file-registry.ts',
    line: "if (!isObject(value) || !Array.isArray(value['kept'])) return undefined;",
    becomes: ['false', "!isObject(value) && !Array.isArray(value['kept'])"],
    why: 'readOwnJson treats content that makes its parser throw as missing.',
  },
  {
    file: 'src/core/roles/preferences/preference-lists.ts',
    line: 'return Array.isArray(value) ? value : [];',
    becomes: ['["Stryker was here"]'],
    why: 'Text is neither a role nor a mark.',
  },
  {
    file: 'src/core/sources/assumed-role/profile-chain.ts',
    line: "const roleArn = values.get('role_arn') ?? '';",
    becomes: ['"Stryker was here!"'],
    why: 'Callers have found the key; for the type alone.',
  },
  {
    file: 'src/core/sources/assumed-role/profile-chain.ts',
    line: "const [, accountId = '', roleName = ''] = ROLE_ARN.exec(roleArn) ?? [];",
    becomes: ['"Stryker was here!"', '["Stryker was here"]'],
    why: 'The pattern always finds both parts or none; for the type alone.',
  },
  {
    file: 'src/core/sources/identity-center/session/machine/machine-state.ts',
    line: 'default:',
    becomes: ['default:'],
    why: 'A function that ends returns undefined as well.',
  },
  {
    file: 'src/core/sources/identity-center/session/machine/machine-state.ts',
    line: "if (state.at === 'signedOut') return undefined;",
    becomes: ['false', '""'],
    why: 'A state that is signed out has no `prior` either; for the type alone.',
  },
  {
    file: 'src/core/sources/identity-center/session/estimate-portal-lifetime.ts',
    line: 'if (signedInAtMillis === undefined) return undefined;',
    becomes: ['false'],
    why: 'No life is longer than NaN, so that none counts; for the type alone.',
  },
  {
    file: 'src/core/config/document/config-document.ts',
    line: 'return this.layout.headers',
    becomes: ['this.layout.headers'],
    why: 'Sections of other names are only made for nothing.',
  },
  {
    file: 'src/core/config/document/config-document.ts',
    line: 'for (let line = header + 1; line < layout.lineCount && layout.kinds[line] !== LINE.header; line += 1) {',
    becomes: ['line <= layout.lineCount'],
    why: 'Past the last line there is no kind of line.',
  },
  {
    file: 'src/core/config/document/config-document.ts',
    line: 'else if (kind === LINE.continuation) entries.at(-1)?.values.push(strip(layout.textOf(line)));',
    becomes: ['entries.at(-1).values'],
    why: 'Only an entry is continued; for the type alone.',
  },
  {
    file: 'src/core/config/document/config-header.ts',
    line: 'const rest = text.startsWith(prefix) ? /^\\S+\\s+(.+)/su.exec(text)?.[1] : undefined;',
    becomes: ['/\\S+\\s+(.+)/su'],
    why: 'The text begins with no space, so that the first match begins with it.',
  },
  {
    file: 'src/core/config/document/config-text.ts',
    line: 'return code >= 0x85 && SPACES.includes(String.fromCharCode(code));',
    becomes: ['true'],
    why: 'It saves a search: between 0x21 and 0x84 there is no space.',
  },
  {
    file: 'src/core/config/document/role-bridge-line.ts',
    line: "const [, sourceId = '', accountId = '', roleName = ''] = parts;",
    becomes: ['"Stryker was here!"'],
    why: 'The pattern always finds all parts; for the type alone.',
  },
  {
    file: 'src/core/config/document/section-span.ts',
    line: 'for (let line = header + 1; line < end; line += 1) {',
    becomes: ['line <= end'],
    why: 'The line at the end is a header, or none.',
  },
  {
    file: 'src/core/config/document/sso-config.ts',
    line: 'if (sourceId !== undefined) sessions.get(sourceId)?.profileNames.push(profileName);',
    becomes: ['true'],
    why: 'No session has the name undefined; for the type alone.',
  },
  {
    file: 'src/core/config/document/sso-config.ts',
    line: "region: values.get('sso_region') ?? '',",
    becomes: ['"Stryker was here!"'],
    why: 'sessionNameOf has found the key; for the type alone.',
  },
  {
    file: 'src/core/config/document/sso-config.ts',
    line: "const role = values.has('role_arn') ? undefined : parseRoleBridgeLine(values.get('credential_process') ?? '');",
    becomes: ['"Stryker was here!"'],
    why: 'Neither text is a line of ours.',
  },
  {
    file: 'src/core/sources/saml/assertion.ts',
    line: "if (notBefore !== undefined && nowMillis < notBefore - CLOCK_SKEW_MILLIS) throw problem('notYetValid');",
    becomes: ['true'],
    why: 'No time is before NaN; for the type alone.',
  },
  {
    file: 'src/core/sources/saml/assertion.ts',
    line: "const [, accountId = '', roleName = ''] = ROLE_ARN.exec(roleArn) ?? [];",
    becomes: ['"Stryker was here!"', '["Stryker was here"]'],
    why: 'The ARN has been found by this pattern; for the type alone.',
  },
  {
    file: 'src/core/sources/saml/assertion.ts',
    line: "const [sessionName = ''] = attributeValues(assertion, 'RoleSessionName');",
    becomes: ['"Stryker was here!"'],
    why: 'Neither text is a session name.',
  },
  {
    file: 'src/core/sources/saml/assertion.ts',
    line: "const [duration = ''] = attributeValues(assertion, 'SessionDuration');",
    becomes: ['"Stryker was here!"'],
    why: 'Neither text is a number.',
  },
  {
    file: 'src/core/sources/saml/assertion.ts',
    line: 'if (text === undefined || !/^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z$/u.test(text)) return undefined;',
    becomes: [
      'false',
      '/\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z$/u',
      '/^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z/u',
    ],
    why: 'Date.parse refuses what has more before or after it, and `undefined` has not this form.',
  },
  {
    file: 'src/core/sources/saml/application-link.ts',
    line: "const [, saml, type, name = '', id = '', ...rest] = route.split('/');",
    becomes: ['"Stryker was here!"'],
    why: 'A link without an id is refused; one with an id has a name.',
  },
  {
    file: 'src/core/sources/saml/application-link.ts',
    line: "const [instance = ''] = id.split('?');",
    becomes: ['"Stryker was here!"'],
    why: 'A text that is split has a first part; for the type alone.',
  },
  {
    file: 'src/core/sources/saml/saml2aws-file.ts',
    line: "const provider = values.get('provider')?.toLowerCase() ?? '';",
    becomes: ['"Stryker was here!"'],
    why: 'Neither text is a provider.',
  },
  {
    file: 'src/core/sources/saml/saml2aws-file.ts',
    line: "if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;",
    becomes: [
      'false',
      "(trimmed === '' || trimmed.startsWith('#')) && trimmed.startsWith(';')",
      "trimmed === '' && trimmed.startsWith('#')",
      '"Stryker was here!"',
      "trimmed.endsWith('#')",
      "trimmed.endsWith(';')",
    ],
    why: 'A comment that is read as a setting is one that nobody asks for.',
  },
  {
    file: 'src/core/sources/saml/saml2aws-file.ts',
    line: "const name = (header[1] ?? '').trim();",
    becomes: ['"Stryker was here!"'],
    why: 'The pattern always finds the name; for the type alone.',
  },
  {
    file: 'src/core/sources/saml/saml2aws-file.ts',
    line: 'if (at > 0) values?.set(trimmed.slice(0, at).trim().toLowerCase(), valueOf(trimmed.slice(at + 1).trim()));',
    becomes: ['true', 'at >= 0'],
    why: 'A setting without a name is one that nobody asks for.',
  },
  {
    file: 'src/core/sources/saml/saml2aws-file.ts',
    line: 'const end = quote === undefined ? -1 : rest.indexOf(quote, quote.length);',
    becomes: ['+1'],
    why: 'Without a quote the end is not used.',
  },
  {
    file: 'src/core/sources/saml/saml2aws-file.ts',
    line: 'if (quote !== undefined && end !== -1) return rest.slice(quote.length, end);',
    becomes: ['true'],
    why: 'Without a quote there is no end.',
  },
  {
    file: 'src/core/sources/saml/xml-tree.ts',
    line: 'const parser = new SaxesParser({ xmlns: true, position: false });',
    becomes: ['true'],
    why: 'Positions are only for messages, which nobody reads.',
  },
  {
    file: 'src/core/sources/saml/xml-tree.ts',
    line: 'if (thrown instanceof RefusedError) return thrown.refusal;',
    becomes: ['true'],
    why: 'The parser throws nothing else.',
  },
  {
    file: 'src/core/sources/saml/xml-tree.ts',
    line: "return root ?? 'notXml';",
    becomes: ['""'],
    why: 'A document without a root is an error before; for the type alone.',
  },
  ...[
    {
      line: 'this.#machines.noteToken(sessionName, undefined);',
      becomes: [';'],
      why: 'Only a refresh and a rejection ask for it, which mean nothing to a session that is signed out.',
    },
    {
      line: 'if (known) this.#signIns.cancel(session.name);',
      becomes: ['true'],
      why: 'A session that was not known has no sign-in.',
    },
    {
      line: "if (!session || !seen) throw new DaypassError('signInNeeded', { session: sessionName });",
      becomes: ['false', '!session && !seen', '""', '{}'],
      why: 'A refresh is asked for only where a token was seen; for the type alone.',
    },
    {
      line: 'this.#setAlarm();',
      becomes: [';'],
      why: 'Of the one after a ring: the tick of each session has set it.',
    },
  ].map((known) => Object.assign(known, { file: 'src/core/sources/identity-center/session/session-manager.ts' })),
  ...[
    {
      line: 'const lifeMillis = modifiedAtMillis === undefined ? 0 : token.expiresAtMillis - modifiedAtMillis;',
      becomes: ['false'],
      why: 'NaN is no life either; for the type alone.',
    },
    {
      line: 'if (!this.#unsaved.has(session.name)) return;',
      becomes: ['false'],
      why: 'It saves a reading: there is nothing to write or to drop.',
    },
    {
      line: 'if (running) return running.token;',
      becomes: ['false'],
      why: 'A second refresh waits for the lock of the first, and adopts what that brought.',
    },
    {
      line: '.catch((thrown: unknown) => this.#refreshing.get(session.name)?.successor ?? Promise.reject(thrown))',
      becomes: ['this.#refreshing.get(session.name).successor'],
      why: 'The refresh is in the map until it has ended; for the type alone.',
    },
  ].map((known) => Object.assign(known, { file: 'src/core/sources/identity-center/tokens/token-manager.ts' })),
  {
    file: 'src/core/sources/identity-center/session/supervised-session.ts',
    line: 'registrationEndsAtMillis !== undefined && registrationEndsAtMillis - nowMillis < REGISTRATION_ENDS_SOON_MILLIS;',
    becomes: ['true'],
    why: 'Of the first condition: NaN is less than nothing; for the type alone.',
  },
  {
    file: 'src/core/sources/identity-center/tokens/token-file.ts',
    line: '} catch {',
    becomes: ['{}'],
    why: 'A function that ends returns undefined as well.',
  },
  {
    file: 'src/core/sources/sts/sts-region.ts',
    line: "const [, partition = 'aws'] = roleArn.split(':');",
    becomes: ['""'],
    why: 'An ARN has a partition; for the type alone.',
  },
  {
    file: 'src/core/sources/aws-login/login-file.ts',
    line: "if (read.at !== 'read') return undefined;",
    becomes: ['false'],
    why: 'What was not read has no bytes, which throws within `try`.',
  },
  {
    file: 'src/core/sources/aws-login/login-file.ts',
    line: '} catch {',
    becomes: ['{}'],
    why: 'A function that ends returns undefined as well.',
  },
  {
    file: 'src/core/sources/aws-login/login-file.ts',
    line: "if (!isObject(content) || !isObject(content['accessToken'])) return undefined;",
    becomes: ['false', "!isObject(content) && !isObject(content['accessToken'])"],
    why: 'Content that makes `parse` throw is treated as missing.',
  },
  {
    file: 'src/core/sources/aws-login/dpop-proof.ts',
    line: "if (kty !== 'EC' || crv !== 'P-256') throw new Error('a P-256 key was expected');",
    becomes: ['false'],
    why: 'Keys of no other type are on P-256.',
  },
  {
    file: 'src/core/sources/registry.ts',
    line: 'await Promise.all(this.#providers.flatMap((provider) => provider.reload?.() ?? []));',
    becomes: ['["Stryker was here"]'],
    why: 'What is no promise is not waited for.',
  },
  {
    file: 'src/core/sources/registry.ts',
    line: 'await Promise.all(this.#providers.flatMap((provider) => provider.stop?.() ?? []));',
    becomes: ['["Stryker was here"]'],
    why: 'What is no promise is not waited for.',
  },
  {
    file: 'src/core/sources/registry.ts',
    line: 'const found = this.of(name) ?? sources.find(({ otherNames = [] }) => otherNames.includes(name));',
    becomes: ['["Stryker was here"]'],
    why: 'Nobody asks for a source of that name.',
  },
  {
    file: 'src/core/sources/registry.ts',
    line: 'const isOther = this.#providers.some(({ otherProfileNames = [] }) => otherProfileNames.includes(profileName));',
    becomes: ['["Stryker was here"]'],
    why: 'Nobody asks for a profile of that name.',
  },
  ...[
    { line: '#isNesting = false;', becomes: ['true'], why: 'It is read only while an entry is open, which sets it.' },
    {
      line: 'const room = Math.ceil(bytes.length / USUAL_LINE_BYTES) + 16;',
      becomes: ['bytes.length * USUAL_LINE_BYTES'],
      why: 'More room than is needed.',
    },
    {
      line: 'if (lineFeed < start) lineFeed = orEnd(bytes.indexOf(LF, start), length);',
      becomes: ['true', 'lineFeed <= start'],
      why: 'It is only looked for once more.',
    },
    {
      line: 'if (carriageReturn < start) carriageReturn = orEnd(bytes.indexOf(CR, start), length);',
      becomes: ['true', 'carriageReturn <= start'],
      why: 'It is only looked for once more.',
    },
    {
      line: 'const end = lineFeed < carriageReturn ? lineFeed : carriageReturn;',
      becomes: ['lineFeed <= carriageReturn'],
      why: 'They are the same only at the end of the file.',
    },
    {
      line: 'for (let at = start; at < end; at += 1) allBits |= this.#bytes[at] ?? 0;',
      becomes: ['at <= end'],
      why: 'A line end is ASCII.',
    },
    {
      line: 'if (allBits < 0x80) return this.#kindOf(start, end);',
      becomes: ['false', 'allBits <= 0x80'],
      why: 'A line of ASCII is the same when it is decoded.',
    },
    {
      line: 'const identity = last === closing ? header : this.#text.slice(opening + 1, last);',
      becomes: ['false'],
      why: 'The same text is cut out again.',
    },
    {
      line: 'start = end === carriageReturn && lineFeed === end + 1 ? end + 2 : end + 1;',
      becomes: ['true'],
      why: 'Of the first condition: a line feed that ends the line is not the one after its end.',
    },
    {
      line: 'let isAsciiKey = true;',
      becomes: ['false'],
      why: 'A key of ASCII has the same hash by either way.',
    },
    {
      line: 'if (code <= 0x20) continue;',
      becomes: ['true'],
      why: 'Keys of one hash are compared by their text; it is only slower.',
    },
    {
      line: 'if (code >= 0x41 && code <= 0x5a) code += 0x20;',
      becomes: ['true'],
      why: 'Of the first condition: digits and signs then have another hash, each always the same.',
    },
    {
      line: 'else if (code >= 0x80) isAsciiKey = false;',
      becomes: ['true', 'code > 0x80'],
      why: 'A key of ASCII, or with U+0080 alone, has the same hash by either way.',
    },
    {
      line: 'if (this.#keyHashes[index] !== hash) continue;',
      becomes: ['false'],
      why: 'Keys are then compared by their text, which is only slower.',
    },
    {
      line: 'for (let line = header + 1; line < this.#lineCount && this.#kinds[line] !== LINE.header; line += 1) {',
      becomes: ['line <= this.#lineCount'],
      why: 'The kind of the line at the end is not known yet: it reads as blank.',
    },
    {
      line: 'for (let at = 0; at < key.length; at += 1) {',
      becomes: ['at <= key.length'],
      why: 'Past the end there is no code.',
    },
  ].map((known) => Object.assign(known, { file: 'src/core/config/document/config-scan.ts' })),
];
