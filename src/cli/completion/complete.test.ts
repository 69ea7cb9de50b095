import { expect, test } from 'vitest';
import { COMMANDS } from '../commands.ts';
import { complete } from './complete.ts';

const NAMES = {
  profiles: ['corp-dev', 'corp-prod', 'has space'],
  sessions: ['corp', 'partner'],
  accounts: () => [
    { accountId: '111122223333', accountName: 'prod', roleNames: ['Admin', 'ReadOnly'] },
    { accountId: '222233334444', accountName: 'two words', roleNames: ['Admin'] },
    { accountId: '333344445555', accountName: '本番', roleNames: ['Operator'] },
  ],
};

test.each([
  ['exe', ['exec']],
  [
    'profile ',
    [
      'add',
      'preview',
      'list',
      'rename',
      'set',
      'remove',
      'default',
      'chain',
      'bulk',
      'sync',
      'bridge',
      'keys',
      'move',
      'undo',
    ],
  ],
  ['profile keys ', ['keep', 'drop', 'list']],
  ['help pro', ['profile', 'prompt']],
  ['list --r', ['--refresh']],
  ['list --refresh --r', []],
  ['logout p', ['partner']],
  ['exec corp-', ['corp-dev', 'corp-prod']],
  ['exec p', ['prod/']],
  ['exec PRO', ['prod/']],
  ['exec 本', ['本番/']],
  ['exec 本番/', ['本番/Operator']],
  ['use prod/', ['prod/Admin', 'prod/ReadOnly']],
  ['use 2222', ['222233334444/']],
  ['use 222233334444/', ['222233334444/Admin']],
  ['use has', []],
  ['exec prod/Admin ', []],
  ['exec prod/Admin -- aw', []],
  ['export --profile corp-p', ['corp-prod']],
  ['export --profile=corp-p', ['--profile=corp-prod']],
  ['export --session ', ['corp', 'partner']],
  ['export --format ba', ['bash']],
  ['export --role ', ['Admin', 'ReadOnly', 'Operator']],
  ['profile add x prod/R', ['prod/ReadOnly']],
  ['profile remove corp-dev corp-', ['corp-dev', 'corp-prod']],
  ['profile rename corp-d', ['corp-dev']],
  ['profile rename corp-dev corp-', []],
  ['session remove c', ['corp']],
  ['init f', ['fish']],
  ['frobnicate x', []],
])('%s', (line, words) => {
  expect(complete(line.split(' '), COMMANDS, NAMES)).toStrictEqual(words);
});
