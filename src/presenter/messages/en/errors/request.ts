import { factText, type ErrorEntries, type ErrorWords } from '../../error-entry.ts';
import { quoted } from './facts.ts';
import { usageMessage, usageAdvice } from './usage.ts';

/** What was asked for can’t be done as it was asked. */
export const requestErrors = {
  usage: (facts): ErrorWords => ({
    message: usageMessage(facts),
    next: usageAdvice(facts, 'Check what was asked and try again.'),
  }),
  startUrlInvalid: (facts) => ({
    message: `${factText(facts, ['startUrl', 'value'], quoted, 'This')} is not a start URL.`,
    next: 'Use the https address of your AWS access portal, such as https://d-1234567890.awsapps.com/start.',
  }),
  startUrlUnresolved: (facts) => ({
    message: `${factText(facts, ['startUrl'], quoted, 'The start URL')} ${factText(facts, ['target'], (host) => `leads to ${host}, which is no access portal of AWS`, 'does not lead to an access portal of AWS')}.`,
    next: 'It must redirect straight to the portal. Ask your administrator, or use the portal’s own address, such as https://d-1234567890.awsapps.com/start.',
  }),
  regionNotFound: (facts) => ({
    message: `Daypass could not find out the Region of ${factText(facts, ['startUrl'], quoted, 'this portal')}.`,
    next: 'It is shown in the IAM Identity Center console under Settings; or ask your AWS administrator, then enter it.',
  }),
  regionNeeded: () => ({
    message: 'No Region is known for this profile.',
    next: 'Enter the Region you work in, such as us-east-1.',
  }),
  regionInvalid: (facts) => {
    const region = factText(facts, ['region', 'value'], quoted, 'This');
    const isElsewhere = facts['sessionRegion'] !== undefined;
    return isElsewhere
      ? {
          message: `${region} is not in the part of AWS (its partition) that your session’s Region ${facts['sessionRegion']} is in.`,
          next: 'Use a Region of that part.',
        }
      : {
          message: `${region} is not an AWS Region.`,
          next: factText(
            facts,
            ['near'],
            (name) => `Did you mean ${name}?`,
            'Use a Region code such as us-east-1 or eu-west-1.',
          ),
        };
  },
  nameInvalid: (facts) => ({
    message:
      `The name ${factText(facts, ['name', 'profileName', 'sessionName', 'value'], quoted, '')} cannot be used.`.replace(
        '  ',
        ' ',
      ),
    next: 'Use letters, digits and - _ . + @ % : / only, and no - at the start: every AWS tool reads such names.',
  }),
  accountIdInvalid: (facts) => ({
    message: `${factText(facts, ['accountId', 'value'], quoted, 'This')} is not an account ID.`,
    next: 'Use the 12 digits of the AWS account.',
  }),
  destinationInvalid: (facts) => ({
    message: `${factText(facts, ['destination', 'value'], quoted, 'This')} is not a page of the AWS console.`,
    next: 'Use a path such as /s3/home or an https address of the AWS console.',
  }),
  sessionUnknown: (facts) => ({
    message: `There is no session ${factText(facts, ['sessionName', 'session', 'name'], quoted, 'of that name')}.`,
    next: 'Check the name, or add the session first.',
  }),
  sessionAmbiguous: (facts) => ({
    message: 'There is more than one session.',
    next: factText(facts, ['known', 'sessions'], (names) => `Name one of them: ${names}`, 'Name the one you mean.'),
  }),
  sessionNone: () => ({
    message: 'There are no sessions yet.',
    next: 'Add one with the start URL and Region of your AWS access portal.',
  }),
  sessionExists: (facts) => ({
    message: `A session ${factText(facts, ['sessionName', 'session', 'name'], quoted, 'of that name')} already exists.`,
    next: 'Choose another name, or use the session that is there.',
  }),
  profileUnknown: (facts) => ({
    message: `There is no profile ${factText(facts, ['profileName', 'profile', 'name'], quoted, 'of that name')}.`,
    next: 'Check the name in your AWS config file, or set the profile up first.',
  }),
  noPreviousProfile: () => ({
    message: 'This shell has used no other profile before.',
    next: 'Choose a profile first.',
  }),
  noTerminal: (facts) => ({
    message: 'Daypass has a question, and nobody can answer it here.',
    next: factText(facts, ['option'], (option) => `Give the answer: ${option}`, 'Run this in a terminal.'),
  }),
  roleUnknown: (facts) => ({
    message: `No role or profile fits ${factText(facts, ['words'], quoted, 'these words')}.`,
    next: 'Check the words, or refresh the list of roles.',
  }),
  roleAmbiguous: (facts) => ({
    message: `${factText(facts, ['words'], quoted, 'That')} fits ${factText(facts, ['count'], (count) => count, 'several')} roles.`,
    next: factText(facts, ['example'], (example) => `Name one of them, such as ${example}`, 'Name one of them.'),
  }),
  profileNotSso: (facts) => ({
    message:
      `The profile ${factText(facts, ['profileName', 'profile', 'name'], quoted, '')} does not use IAM Identity Center.`.replace(
        '  ',
        ' ',
      ),
    next: 'Choose a profile with sso_account_id and sso_role_name, or name session, account and role.',
  }),
} satisfies Partial<ErrorEntries>;
