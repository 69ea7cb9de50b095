import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DaypassError } from '../../src/shared/errors/daypass-error.ts';
import type { Account } from '../../src/core/state.ts';
import { parseConfig } from '../../src/core/config/document/config-document.ts';
import { editDocument } from '../../src/core/config/edit/document-edit.ts';
import type { DocumentEdit } from '../../src/core/config/edit/requested-edit.ts';
import { planAddProfiles } from '../../src/core/profiles/plans/plan-add-profiles.ts';
import { planAddProfile } from '../../src/core/profiles/plans/plan-profile.ts';
import { awsFiles, knownRoles } from '../../src/core/profiles/testing/aws-files.ts';
import { isFull } from './support/scratch.ts';

/** AWS sets no bounds to what accounts and roles are called: 50,000 names that try to write lines of their own. */

const NAMES = isFull ? 50_000 : 5_000;
const SEED = Number(process.env['DAYPASS_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
const BATCH = 25;

const FRAGMENTS = [
  '\n[profile evil]\ncredential_process = sh -c evil\n',
  '\r[profile evil]\r',
  '\r\n[default]\r\nregion = evil\r\n',
  ']\n[profile evil',
  '] # ',
  '[',
  ']',
  '"',
  "'",
  '\\',
  ' = ',
  ': ',
  '#',
  ' ;',
  '\u2028[profile evil]',
  '\u0085[profile evil]\u0085',
  '\v\f\u001c\u001d\u001e',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\ud800',
  '%(evil)s',
  '${EVIL}',
  '__proto__',
  'default',
  'constructor',
  'Admin',
  'プロ',
  ' ',
  '\t',
  'x'.repeat(300),
];
const hostile = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom('Admin', 'ReadOnly', 'Production') },
);

/** Hostile, or plain so that it is the others' turn to be refused. */
const or = (plain: string) => fc.oneof(hostile, fc.constant(plain));

const BEFORE = `# by hand\n[sso-session corp]\nsso_start_url = https://d-fake.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n\n[profile mine]\nregion = eu-west-1\n`;
const said = (bytes: Buffer) =>
  parseConfig(bytes).sections.map(({ type, name, entries }) => ({
    type,
    name,
    entries: entries.map(({ key, value }) => [key, value]),
  }));

test('profiles made in bulk for hostile accounts and roles are those meant, line by line', () => {
  let names = 0;
  let made = 0;
  const files = awsFiles(BEFORE);
  const accounts = fc.array(fc.tuple(hostile, hostile), { minLength: BATCH, maxLength: BATCH });
  fc.assert(
    fc.property(accounts, (batch) => {
      names += batch.length * 2;
      const list = batch.map(([accountName, roleName], index): Account => ({
        accountId: String(100_000_000_000 + index),
        accountName,
        emailAddress: accountName,
        roleNames: [roleName],
      }));
      const known = knownRoles(files, { corp: list });
      const plan = planAddProfiles({ edit: 'addProfiles', selection: { by: 'all' } }, files, known);
      const { bytes } = editDocument(files.config, plan.config ?? []);
      const added = plan.added ?? [];
      made += added.length;
      const sections = said(bytes);
      expect(bytes.subarray(0, files.config.bytes.length).equals(files.config.bytes)).toBe(true);
      expect(sections.slice(0, 2)).toEqual(said(files.config.bytes));
      expect(sections.slice(2).map(({ type, name }) => `${type} ${name}`)).toEqual(
        added.map((name) => `profile ${name}`),
      );
      // Blank line, header, marker, session, account, role, Region: no line more.
      expect(parseConfig(bytes).lines.length - files.config.lines.length).toBe(added.length * 7);
      expect(parseConfig(bytes).oddLines).toEqual([]);
      expect(new Set(added).size).toBe(added.length);
    }),
    { numRuns: NAMES / 2 / BATCH, seed: SEED },
  );
  console.log(`bulk: ${names} hostile names, ${made} profiles made, 0 lines or sections injected, seed ${SEED}`);
  expect(made).toBeGreaterThan(NAMES / 100);
});

test('a profile under a hostile name, for a hostile role, is refused or is the one that was meant', () => {
  const files = awsFiles(BEFORE);
  const known = knownRoles(files, {});
  let made = 0;
  fc.assert(
    fc.property(hostile, or('Admin'), or('eu-west-1'), (profileName, roleName, region) => {
      const role = { sourceId: 'corp', accountId: '100000000000', roleName };
      const plan = unlessRefused(() => planAddProfile({ edit: 'addProfile', role, profileName, region }, files, known));
      if (plan === undefined) return;
      made += 1;
      const { bytes } = editDocument(files.config, plan.config ?? []);
      expect(said(bytes).slice(0, 2)).toEqual(said(files.config.bytes));
      expect(said(bytes)).toHaveLength(3);
    }),
    { numRuns: NAMES, seed: SEED },
  );
  console.log(`one by one: ${NAMES} profiles, ${made} not refused, seed ${SEED}`);
  expect(made).toBeGreaterThan(0);
});

test('no edit of the document takes text that would make a line or a section of its own', () => {
  let taken = 0;
  fc.assert(
    fc.property(hostile, hostile, fc.nat(4), (one, other, kind) => {
      const section = 7;
      const edit: DocumentEdit = (
        [
          { do: 'setValue', section, key: 'region', value: one },
          { do: 'setValue', section, key: one, value: other },
          { do: 'renameSection', section, header: `profile ${one}` },
          { do: 'addSection', section: { header: `profile ${one}`, entries: [['k', other]], comments: [other] } },
          { do: 'addSection', section: { header: 'profile n', entries: [[one, other]] } },
        ] as const
      )[kind] ?? { do: 'removeByteOrderMark' };
      const document = parseConfig(BEFORE);
      const edited = unlessRefused(() => editDocument(document, [edit]));
      if (edited === undefined) return;
      taken += 1;
      const after = parseConfig(edited.bytes);
      const comments = edit.do === 'addSection' ? (edit.section.comments ?? []).length : 0;
      const more = edit.do === 'addSection' ? 3 + comments : edit.do === 'setValue' && edit.key !== 'region' ? 1 : 0;
      expect(after.lines.length - document.lines.length).toBe(more);
      expect(after.sections.length - document.sections.length).toBe(edit.do === 'addSection' ? 1 : 0);
      expect(after.oddLines).toEqual([]);
      expect(said(edited.bytes).map(({ name }) => name)).not.toContain('evil');
    }),
    { numRuns: NAMES, seed: SEED },
  );
  console.log(`document: ${NAMES} hostile edits, ${taken} not refused, seed ${SEED}`);
  expect(taken).toBeGreaterThan(0);
});

/** Undefined where it is refused in words of ours; any other error fails. */
function unlessRefused<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (thrown) {
    if (thrown instanceof DaypassError) return undefined;
    throw thrown;
  }
}
