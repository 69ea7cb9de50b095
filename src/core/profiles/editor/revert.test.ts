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
