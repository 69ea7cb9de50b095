import { counted } from '../../plural.ts';

const profiles = (count: number) => counted('en', count, { one: 'profile', other: 'profiles' });

/** What this machine has: shown on the first start, and later when asked for. */
export const overview = {
  open: 'What this machine has',
  welcome: 'Welcome. Here is what this machine has.',
  lead: 'Read from your AWS files. Nothing was changed.',
  live: (live: number, all: number) =>
    `${live} of ${counted('en', all, { one: 'session', other: 'sessions' })} signed in already: Daypass shares sign-ins with the AWS CLI.`,
  sessions: 'Sessions',
  profiles,
  ready: 'Ready',
  problems: 'Problems',
  allProblems: (count: number) => `All ${count} problems`,
  tools: 'Other tools on this machine',
  brings: (sessions: number, profileCount: number, settings: number) =>
    [
      sessions > 0 ? counted('en', sessions, { one: 'session', other: 'sessions' }) : '',
      profileCount > 0 ? profiles(profileCount) : '',
      settings > 0 ? counted('en', settings, { one: 'setting', other: 'settings' }) : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  bringsNothing: 'Everything it has is here already.',
  bringsUnknown: 'Its files were found.',
  takeOver: 'Take over…',
  takeOverFrom: (tool: string) => `Take over from ${tool}…`,
  undo: 'Undo',
  undoOf: (tool: string) => `Undo the import from ${tool}`,
  choices: 'Choices',
  search: 'Search from anywhere:',
  addPortal: 'Add portal',
  toRoles: 'Go to roles',
  importTitle: (tool: string) => `Take over from ${tool}`,
  importApply: 'Take over',
  importing: 'Reading the tool’s files…',
  readFrom: (paths: string) => `From ${paths}. The tool’s own files are not changed.`,
  ownChanges: 'In Daypass',
  ownRemoved: (change: string) => `${change} (removed)`,
  leftOut: 'Stays behind',
  importNothing: 'There is nothing to take over that is not here already.',
  imported: (tool: string) => `Taken over from ${tool}`,
  importUndone: (tool: string) => `Import from ${tool} undone`,
};
