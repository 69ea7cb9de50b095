import { usageError } from './usage-error.ts';

/**
 * What people type who come from another tool. Where ours does the same, the words are replaced; else the error names our
 * command. Nothing here is a command of ours: a test checks that.
 */
interface Habit {
  readonly words: readonly string[];
  /** Our words in place of theirs. What follows stays. */
  readonly means?: readonly string[];
  /** Our command, for an error: what follows theirs does not fit ours. */
  readonly use?: string;
}

const means = (theirs: string, ours: string): Habit => ({ words: theirs.split(' '), means: ours.split(' ') });
const use = (theirs: string, ours: string): Habit => ({ words: theirs.split(' '), use: ours });

/** Names of other tools in front of their commands: `daypass aws-vault exec prod`. */
const TOOLS: ReadonlySet<string> = new Set([
  'aws-vault',
  'aws-sso',
  'aws-sso-util',
  'aws-sso-cli',
  'granted',
  'leapp',
  'saml2aws',
  'aws',
]);

const HABITS: readonly Habit[] = [
  // AWS CLI
  means('sso login', 'login'),
  means('sso logout', 'logout'),
  use('sso list-accounts', 'daypass list'),
  use('sso list-account-roles', 'daypass list'),
  use('sso get-role-credentials', 'daypass export ROLE --format json'),
  use('configure sso-session', 'daypass setup'),
  means('configure sso', 'setup'),
  use('configure list-profiles', 'daypass profile list'),
  use('configure list', 'daypass status'),
  means('configure export-credentials', 'export'),
  use('configure', 'daypass setup'),
  use('sts get-caller-identity', 'daypass exec ROLE -- aws sts get-caller-identity'),
  // Granted
  means('assume', 'use'),
  means('assume-role', 'use'),
  use('sso populate', 'daypass profile bulk --all'),
  use('sso generate', 'daypass profile bulk --all --dry-run'),
  use('browser set', 'daypass console ROLE --browser NAME'),
  use('browser', 'daypass console ROLE --browser NAME'),
  use('registry add', 'daypass profile bulk --all'),
  // aws-vault
  use('add', 'daypass session add NAME --start-url URL'),
  use('remove', 'daypass session remove NAME'),
  use('rotate', 'daypass login SESSION'),
  use('clear', 'daypass logout --all'),
  // Leapp
  use('session start-web-console', 'daypass console ROLE'),
  use('session open-web-console', 'daypass console ROLE'),
  use('session list', 'daypass status'),
  use('session current', 'daypass status'),
  means('session start', 'use'),
  use('session stop', 'daypass logout SESSION'),
  use('session generate', 'daypass credential-process --profile P'),
  use('session delete', 'daypass session remove NAME'),
  use('integration login', 'daypass login SESSION'),
  use('integration sync', 'daypass list --refresh'),
  use('integration list', 'daypass status'),
  use('integration create', 'daypass session add NAME --start-url URL'),
  use('integration logout', 'daypass logout SESSION'),
  // aws-sso-cli and aws-sso-util
  means('eval', 'export'),
  means('process', 'credential-process'),
  use('cache', 'daypass list --refresh'),
  use('flush', 'daypass logout --all'),
  use('setup profiles', 'daypass profile bulk --all'),
  means('run-as', 'exec'),
  means('console launch', 'console'),
  means('roles', 'list'),
  use('check', 'daypass doctor --online'),
  // saml2aws
  means('script', 'export'),
  // What many shells and tools call it.
  means('profile use', 'use'),
  means('switch', 'use'),
  means('select', 'use'),
  means('ls', 'list'),
  means('accounts', 'list'),
  means('whoami', 'status'),
  means('signin', 'login'),
  means('sign-in', 'login'),
  means('signout', 'logout'),
  means('sign-out', 'logout'),
  means('env', 'export'),
  means('creds', 'export'),
  means('credentials', 'export'),
  means('shell', 'exec'),
  means('run', 'exec'),
  means('profiles', 'profile list'),
  means('sessions', 'status'),
  use('init-config', 'daypass session add NAME --start-url URL'),
];

/**
 * The arguments in our own words. Arguments that are ours already are returned as they are. Throws `usage` with our
 * command for a habit that is answered.
 */
export function withoutHabits(
  args: readonly string[],
  isOurs: (args: readonly string[]) => boolean,
): readonly string[] {
  const [first = '', ...rest] = args;
  const isOthers = TOOLS.has(first) && rest.length > 0;
  if (!isOthers && isOurs(args)) return args;
  const theirs = isOthers ? rest : args;
  const habit = HABITS.find(({ words }) => words.every((word, at) => theirs[at] === word));
  if (habit?.means) return [...habit.means, ...theirs.slice(habit.words.length)];
  if (habit?.use === undefined) return theirs;
  throw usageError('commandOther', { value: habit.words.join(' '), hint: habit.use });
}
