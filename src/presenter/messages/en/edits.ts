import type { ErrorFacts } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEditKind, EditWarningCode } from '../../../shared/domain/config-edits.ts';
import { factText } from '../error-entry.ts';
import { counted } from '../plural.ts';

const name = (facts: ErrorFacts, keys: readonly string[], fallback: string) =>
  factText(facts, keys, (value) => `“${value}”`, fallback);
const count = (facts: ErrorFacts, one: string, other: string, fallback: string) =>
  factText(facts, ['count'], (value) => counted('en', Number(value), { one, other }), fallback);
const listed = (facts: ErrorFacts) => factText(facts, ['names'], (names) => ` (${names})`, '');

/** What a person should know before saying yes to an edit, and what was edited; for window and command line alike. */
export const edits = {
  warnings: {
    shadowedByStaticKeys: (facts) =>
      `Keys stored under ${name(facts, ['profile'], 'the same name')} in ${factText(facts, ['path'], (path) => path, 'the credentials file')}${factText(facts, ['line'], (line) => `, line ${line},`, '')} win over this profile in JavaScript and Go tools. Remove them there, or choose another name.`,
    fileGrowsLarge: (facts) =>
      `The file would hold ${factText(facts, ['profiles'], (value) => counted('en', Number(value), { one: 'profile', other: 'profiles' }), 'very many profiles')}. Every AWS tool reads all of it at each start${factText(facts, ['addedMillis'], (millis) => `: about ${millis} ms more`, '')}. Fewer profiles keep them quick.`,
    defaultReplaced: (facts) =>
      `What [default] stands for now (${factText(facts, ['what'], defaultWas, 'another identity')}) is replaced. Undo brings it back.`,
    stillReferredTo: (facts) =>
      `${name(facts, ['profile'], 'This profile')} is still used by ${factText(facts, ['usedBy'], (names) => names, 'other profiles')}, which stop working without it.`,
    signInNeededAfter: (facts) =>
      `${name(facts, ['session'], 'The session')} has no token yet: sign in to it afterwards.`,
    pruneProposed: (facts) =>
      `${count(facts, 'profile', 'profiles', 'Some profiles')} that Daypass made stand for roles you no longer have${listed(facts)}. They stay unless you choose to remove them.`,
    changedByHand: (facts) =>
      `${count(facts, 'profile', 'profiles', 'Some profiles')} that Daypass made were changed by hand${listed(facts)} and are left as they are.`,
    namesAdjusted: (facts) =>
      `${count(facts, 'name was', 'names were', 'Some names were')} taken already and got an ID or a number added.`,
    profilesLeftAlone: (facts) =>
      `${count(facts, 'profile', 'profiles', 'Some profiles')} of that name ${listed(facts)} stand for something else already and stay as they are.`.replace(
        '  ',
        ' ',
      ),
    rolesSkipped: (facts) =>
      `No profile can be made for ${count(facts, 'role', 'roles', 'some roles')}${listed(facts)}: the name has characters AWS config files don’t allow.`,
    madePrivateForKeys: (facts) =>
      `Other users may read ${factText(facts, ['path'], (path) => path, 'the file')} so far. Because keys are written to it, it becomes private to you.`,
    keysInPlainText: (facts) =>
      `Keys will be readable in ${factText(facts, ['path'], (path) => path, 'the credentials file')} for every program you run. Daypass removes them when you sign out.`,
  } satisfies Readonly<Record<EditWarningCode, (facts: ErrorFacts) => string>> as Readonly<
    Record<EditWarningCode, (facts: ErrorFacts) => string>
  >,
  /** What an earlier edit did, told with the names it was about (empty where they are not known). */
  did: {
    addSession: (names) => `Added session ${names}`,
    changeSession: (names) => `Changed session ${names}`,
    removeSession: (names) => `Removed session ${names}`,
    addProfile: (names) => `Added profile ${names}`,
    addChainedProfile: (names) => `Added profile ${names}`,
    changeProfile: (names) => `Changed profile ${names}`,
    removeProfiles: (names) => `Removed ${names}`,
    setDefault: () => 'Set the default profile',
    addProfiles: (names) => `Added profiles ${names}`,
    syncProfiles: (names) => `Updated profiles ${names}`,
    addBridge: (names) => `Added bridge ${names}`,
    keepKeys: (names) => `Kept keys for ${names}`,
    dropKeys: (names) => `Removed kept keys of ${names}`,
    moveLegacy: (names) => `Moved to a session: ${names}`,
    importSetup: (names) => `Imported${names === '' ? '' : ` ${names}`}`,
    fix: (names) => `Fixed what the doctor found${names === '' ? '' : `: ${names}`}`,
    undo: (names) => `Undid an edit${names === '' ? '' : `: ${names}`}`,
  } satisfies Readonly<Record<ConfigEditKind, (names: string) => string>> as Readonly<
    Record<ConfigEditKind, (names: string) => string>
  >,
};

function defaultWas(what: string): string {
  const kinds: Readonly<Record<string, string>> = {
    sso: 'a role of another session',
    static: 'stored keys',
    chain: 'a role assumed through another profile',
    process: 'a command',
  };
  return kinds[what] ?? 'another identity';
}
