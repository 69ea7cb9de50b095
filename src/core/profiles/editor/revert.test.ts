import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oddConfigs } from '../../config/testing/odd-config.ts';
import { revert } from './revert.ts';

const taken = (before: string, after: string, current: string) =>
  revert(Buffer.from(before), Buffer.from(after), Buffer.from(current))?.toString();

const A = '[profile a]\nregion = eu-west-1\noutput = json\n';
const B = '\n[profile b]\nregion = us-east-1\n';
const C = '\n[profile c]\nregion = us-west-2\n';

test('what others added before, behind and between stays', () => {
  expect(taken(A, A + B, A + B + C)).toBe(A + C);
  expect(taken(A, A + B, `# mine\n${A}${B}`)).toBe(`# mine\n${A}`);
  expect(taken(A, A + B, A + C + B)).toBe(A + C);
});

test('one of two that were added goes after the other has gone', () => {
  expect(taken(A, A + B, A + B + C)).toBe(A + C);
  expect(taken(A + B, A + B + C, A + C)).toBe(A);
  expect(taken(A, A + C, A + C + B)).toBe(A + B);
});

test('sections that were added one after the other go in any order, and leave the exact earlier bytes', () => {
  const value = fc.constantFrom('region = eu-west-1', 'output = json', 'cli_pager =', '');
  const body = fc.array(value, { maxLength: 3 }).map((lines) => lines.map((line) => `${line}\n`).join(''));
  const start = fc.constantFrom('', '# mine\n', A, '[default]\nregion = eu-west-1\n', `${A}\n\n`);
  const order = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(start, fc.array(body, { minLength: 5, maxLength: 5 }), order, (before, bodies, weights) => {
      const edits: { readonly weight: number; readonly before: string; readonly after: string }[] = [];
      let text: string = before;
      for (const [index, weight] of weights.entries()) {
        const after = `${text}\n[profile p${index}]\n${bodies[index]}`;
        edits.push({ weight, before: text, after });
        text = after;
      }
      for (const edit of edits.toSorted((a, b) => a.weight - b.weight))
        text = taken(edit.before, edit.after, text) ?? expect.fail(JSON.stringify([edit, text]));
      expect(text).toBe(before);
    }),
    { numRuns: 300 },
  );
});

type Section = readonly [name: string, lines: readonly string[]];
const EDITS: Readonly<Record<string, (sections: readonly Section[], at: number) => readonly Section[]>> = {
  add: (sections, at) => [...sections, [`new${at}`, sections[at]?.[1] ?? []]],
  remove: (sections, at) => sections.filter(([name]) => name !== `p${at}`),
  change: (sections, at) => sections.map(([name, lines]) => [name, name === `p${at}` ? [...lines, 'x = 1'] : lines]),
  rename: (sections, at) => sections.map(([name, lines]) => [name === `p${at}` ? `renamed${at}` : name, lines]),
};

test('edits of several sections go in any order or are refused: no line is lost or gets into another section', () => {
  const bodies = fc.array(fc.uniqueArray(fc.constantFrom('region = eu-west-1', 'output = json', 'cli_pager =')), {
    minLength: 8,
    maxLength: 8,
  });
  const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), fc.nat(1_000)), {
    minLength: 2,
    maxLength: 6,
  });
  const fileOf = (sections: readonly Section[]) =>
    sections.map(([name, lines]) => `[profile ${name}]\n${lines.map((line) => `${line}\n`).join('')}\n`).join('');
  // Where blank lines and whole sections stand may differ.
  const sectionsIn = (text: string) =>
    text
      .split(/^(?=\[)/mu)
      .map((section) => section.trim())
      .toSorted();
  let done = 0;
  fc.assert(
    fc.property(bodies, steps, (lines, chosen) => {
      let sections: readonly Section[] = lines.map((body, index) => [`p${index}`, body]);
      const start = fileOf(sections);
      const edits = chosen.map(([kind, weight], at) => {
        const before = fileOf(sections);
        sections = EDITS[kind]?.(sections, at) ?? sections;
        return { weight, before, after: fileOf(sections) };
      });
      let text: string | undefined = fileOf(sections);
      for (const { before, after } of edits.toSorted((a, b) => a.weight - b.weight)) {
        text = taken(before, after, text);
        if (text === undefined) return;
      }
      expect(sectionsIn(text)).toEqual(sectionsIn(start));
      done += 1;
    }),
    { numRuns: 300 },
  );
  expect(done).toBeGreaterThan(250);
});

test('a value goes back while another value of the section changed', () => {
  const after = A.replace('eu-west-1', 'eu-west-2');
  expect(taken(A, after, after.replace('json', 'text'))).toBe(A.replace('json', 'text'));
});

test('a removed section comes back to its place', () => {
  expect(taken(A + B + C, A + C, A + C.replace('us-west-2', 'us-west-1'))).toBe(
    A + B + C.replace('us-west-2', 'us-west-1'),
  );
});

test('a section comes back behind what its neighbour got since, a key before a section that came behind it', () => {
  expect(taken(A + B, A, `${A}cli_pager =\n`)).toBe(`${A}cli_pager =\n${B}`);
  expect(taken(A, A.replace('output = json\n', ''), A.replace('output = json\n', '') + C)).toBe(A + C);
});

test('a name goes back, and what others put below it stays below it', () => {
  const after = A.replace('profile a', 'profile z');
  expect(taken(A, after, `${after}cli_pager =\n`)).toBe(`${A}cli_pager =\n`);
});

test.each([
  ['our value was changed', A, A.replace('eu-west-1', 'eu-west-2'), A.replace('eu-west-1', 'eu-west-3')],
  ['our section got a key', A, A + B, `${A}${B}output = text\n`],
  ['our section is gone', A, A + B, A],
  ['the section that had the removed key is gone', A + B, A.replace('output = json\n', '') + B, B],
])('%s: nothing is guessed', (_what, before, after, current) => {
  expect(taken(before, after, current)).toBeUndefined();
});

const OURS = '\n[profile n]\nsso_session = corp\n';

test.each([
  ['a line that looks like a header to some', A, A + OURS, `${A}${OURS}[oops\nrole_arn = mine\n`],
  ['an empty header', A, A + OURS, `${A}${OURS}[]\nrole_arn = mine\n`],
  ['a value that goes on with a bracket', A, A + OURS, `${A}${OURS}  [x]\nrole_arn = mine\n`],
  ['a byte order mark before a bracket', A, A + OURS, `${A}${OURS}\ufeff[x]\nrole_arn = mine\n`],
  ['a nested setting of our key', A, `${A}s3 =\n`, `${A}s3 =\n  addressing_style = path\n`],
  ['the rest of our value', `${A}z = 1\n`, `${A}y = 1\nz = 1\n`, `${A}y = 1\n rest\nz = 1\n`],
  [
    'a line of a new section behind one that was renamed',
    A,
    `${A.replace('profile a', 'profile z')}[profile n]\nregion = r\n`,
    `${A.replace('profile a', 'profile z')}[profile n]\nregion = r\nrole_arn = mine\n`,
  ],
  [
    'a line of a section in the place of another',
    `${A}[profile b]\nregion = r\n`,
    `${A}[profile n]\noutput = text\n`,
    `${A}[profile n]\noutput = text\nrole_arn = mine\n`,
  ],
])('%s gets into no other section and no other value', (_what, before, after, current) => {
  expect(taken(before, after, current)).toBeUndefined();
});

test('thousands of sections between others go, and what others put behind the last stays', () => {
  const all = Array.from(
    { length: 2_000 },
    (_, index) => `[profile p${index}]\nsso_account_id = ${100_000_000_000 + index}\nregion = r\n\n`,
  );
  const even = all.filter((_section, index) => index % 2 === 0).join('');
  expect(taken(even, all.join(''), all.join('') + A)).toBe(even + A);
});

test('line ends that the AWS CLI turned stay turned', () => {
  const [before, after] = [A.replaceAll('\n', '\r\n'), (A + B).replaceAll('\n', '\r\n')];
  expect(taken(before, after, A + B + C)).toBe(A + C);
  expect(taken(after, before, A)).toBe(A + B);
});

test('bytes that are no UTF-8 stay apart', () => {
  const bytes = (...codes: number[]) => Buffer.from([...Buffer.from('[a]\nk = '), ...codes, 0x0a]);
  expect(revert(bytes(0x31), bytes(0xe9), Buffer.concat([bytes(0xe9), Buffer.from('# x\n')]))).toEqual(
    Buffer.concat([bytes(0x31), Buffer.from('# x\n')]),
  );
  expect(revert(bytes(0x31), bytes(0xe9), bytes(0xe8))).toBeUndefined();
});

test('whatever was done to whatever file, its own outcome goes back to the very bytes', () => {
  fc.assert(
    fc.property(oddConfigs, oddConfigs, (before, after) => {
      expect(revert(before, after, after)).toEqual(before);
    }),
  );
});

test('sections of ours go, and of others none is lost or changed, wherever they stand', () => {
  const section = (name: string) => `[profile ${name}]\nregion = r\nsso_session = corp\n\n`;
  const names = fc.uniqueArray(fc.nat(60), { maxLength: 12 });
  fc.assert(
    fc.property(names, names, names, fc.nat(12), (old, added, foreign, place) => {
      const file = (...lists: string[][]) => lists.flat().map(section).join('');
      const [o, a, f] = [old.map((n) => `o${n}`), added.map((n) => `a${n}`), foreign.map((n) => `f${n}`)];
      const at = Math.min(place, o.length + a.length);
      const all = [...o, ...a];
      const outcome = taken(file(o), file(all), file(all.slice(0, at), f, all.slice(at)));
      const expected = [...all.slice(0, at), ...f, ...all.slice(at)].filter((name) => !name.startsWith('a'));
      expect(outcome).toBe(file(expected));
    }),
    { numRuns: 1_000 },
  );
});
