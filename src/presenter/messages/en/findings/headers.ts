import { factText } from '../../error-entry.ts';
import type { FindingEntries } from '../../finding-entry.ts';
import { section, firstLine, sectionFirst } from './facts.ts';

/** The headers of their sections. */
export const headerFindings = {
  headerQuoted: (facts) => ({
    title: `Quotes in the header ${section(facts)}`,
    explanation: 'Some tools take the quotes as part of the name and don’t find it.',
    fix: 'Remove the quotes.',
  }),
  headerSpaced: (facts) => ({
    title: `Odd spaces in the header ${section(facts)}`,
    explanation: 'Not every tool finds a section whose header is spaced like this.',
    fix: 'Write the header with a single space.',
  }),
  headerTrailingText: (facts) => ({
    title: `Text right behind the header ${section(facts)}`,
    explanation:
      'The SDK for JavaScript does not see this header, and gives the settings below it to the section before.',
    fix: 'Move the text to a comment line of its own.',
  }),
  headerIndented: (facts) => ({
    title: `The header ${section(facts)} is indented`,
    explanation:
      'The AWS CLI and Python tools take it as part of the value above. The section is lost, and that value is wrong.',
    fix: 'Remove the indentation.',
  }),
  headerWithoutPrefix: (facts) => ({
    title: `${sectionFirst(facts)} is not a profile without the word “profile”`,
    explanation:
      'In the config file a profile’s header is [profile NAME]; only [default] goes without. No tool sees it.',
    fix: 'Put “profile” before the name.',
  }),
  headerPrefixInCredentials: (facts) => ({
    title: `${sectionFirst(facts)} has a prefix that the credentials file does not know`,
    explanation: 'In the credentials file a profile’s header is just [NAME]. Tools don’t find these keys.',
    fix: 'Remove the word “profile”.',
  }),
  nameNotPortable: (facts) => ({
    title: `Not every tool finds ${section(facts)}`,
    explanation: 'Its name has spaces or characters that some tools don’t read in a name.',
    fix: 'Rename it with letters, digits and . _ + @ % : / - only, here and where it is used.',
  }),
  defaultSectionUpperCase: () => ({
    title: '[DEFAULT] is not [default]',
    explanation:
      'The AWS CLI and Python tools take its settings into every profile, the SDK for JavaScript and the one for Go into none.',
    fix: 'Write [default] if you mean the default profile; else put the settings into the profiles that need them.',
  }),
  defaultTwice: (facts) => ({
    title: `[default] and [profile default] both exist${firstLine(facts)}`,
    explanation: 'They are the same profile. Which of them counts depends on the tool.',
    fix: 'Keep one of them.',
  }),
  headerPrefixUnknown: (facts) => ({
    title: `${sectionFirst(facts)} is nobody’s section`,
    explanation: `Headers begin with “profile” or “sso-session”, in small letters and with a hyphen. No tool sees this one.`,
    fix: factText(facts, ['near'], (text) => `Write [${text}].`, 'Correct the first word.'),
  }),
} satisfies Partial<FindingEntries>;
