import { expect, test } from 'vitest';
import type { ImportPlan, ListedImport, OwnChange } from '../../shared/imports/import-plan.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import { fakeEngine, memoryPreferences, NOW_MILLIS } from '../testing/fake-shell.ts';
import { importCommands } from './import-commands.ts';

const leapp = { by: 'tool', tool: 'leapp' } as const;
const loosening: OwnChange = { change: 'productionPattern', before: '*prod*', after: '*live*' };

function planOf(parts: Partial<ImportPlan> = {}): ImportPlan {
  const edit = { files: [], warnings: [], added: [], changed: [], removed: [], fingerprint: 'edit' };
  const nothing = { sessions: [], own: [], dropped: [], leftOut: [] };
  return { from: leapp, readFrom: ['/home/sam/.Leapp'], edit, ...nothing, fingerprint: 'shown', ...parts };
}

function setUp({ plan = planOf(), made = [] as readonly ListedImport[], isYes = false } = {}) {
  const done: unknown[] = [];
  const asked: string[] = [];
  const commands = importCommands({
    engine: {
      imports: {
        ...fakeEngine().imports,
        findOtherTools: async () => [{ tool: 'leapp', paths: ['/home/sam/.Leapp'] }],
        planImport: async () => plan,
        applyImport: async (tool, options) => (done.push(['apply', tool, options]), plan),
        undoImport: async (tool) => void done.push(['undo', tool]),
        listImports: async () => made,
      },
    },
    preferences: memoryPreferences({}),
    dialogs: { confirm: async ({ message }) => (asked.push(message), isYes) },
  });
  return { commands, done, asked };
}

/** The code of the failure; undefined where there is none. */
const refusalOf = async (asked: unknown): Promise<string | undefined> => {
  try {
    await asked;
    return undefined;
  } catch (thrown) {
    return toDaypassError(thrown).code;
  }
};

test('each tool found is offered with what it would bring, and whether its last import can be taken back', async () => {
  const edit = { ...planOf().edit, added: ['corp', 'a', 'b'] };
  const plan = planOf({ edit, sessions: ['corp'], own: [loosening] });
  const made = [{ from: leapp, madeAtMillis: NOW_MILLIS, undoLoosensGuard: false }];
  expect(await setUp({ plan, made }).commands.listOtherTools({})).toEqual([
    {
      tool: 'leapp',
      paths: ['/home/sam/.Leapp'],
      canUndo: true,
      brings: { sessions: 1, profiles: 2, settings: 1, isDone: false },
    },
  ]);
});

test('a tool whose import can’t be planned is offered all the same', async () => {
  const { commands } = setUp();
  const broken = importCommands({
    engine: {
      imports: {
        ...fakeEngine().imports,
        findOtherTools: async () => [{ tool: 'leapp', paths: [] }],
        planImport: () => Promise.reject(new Error('unreadable')),
      },
    },
    preferences: memoryPreferences({}),
    dialogs: { confirm: async () => false },
  });
  expect(await broken.listOtherTools({})).toEqual([{ tool: 'leapp', paths: [], canUndo: false }]);
  expect(await commands.planImport({ tool: 'leapp' })).toEqual(planOf());
});

test('what was shown is made, and nothing else', async () => {
  const { commands, done, asked } = setUp();
  await commands.applyImport({ tool: 'leapp', fingerprint: 'shown' });
  expect(done).toEqual([['apply', 'leapp', { fingerprint: 'shown' }]]);
  await expect(commands.applyImport({ tool: 'leapp', fingerprint: 'other' })).rejects.toMatchObject({
    code: 'previewStale',
  });
  expect(done).toHaveLength(1);
  expect(asked).toEqual([]);
});

test.each([
  [true, 1],
  [false, 0],
])('an import that loosens the production guard is made only on a yes in a native dialog: %s', async (isYes, times) => {
  const { commands, done, asked } = setUp({ plan: planOf({ own: [loosening] }), isYes });
  const refusal = await refusalOf(commands.applyImport({ tool: 'leapp', fingerprint: 'shown' }));
  expect(refusal).toBe(isYes ? undefined : 'guardNotLoosened');
  expect(done).toHaveLength(times);
  expect(asked).toHaveLength(1);
});

test.each([
  [true, 1],
  [false, 0],
])('so is an undo that takes accounts out of the guard: %s', async (isYes, times) => {
  const made = [{ from: leapp, madeAtMillis: NOW_MILLIS, undoLoosensGuard: true }];
  const { commands, done, asked } = setUp({ made, isYes });
  const refusal = await refusalOf(commands.undoImport({ tool: 'leapp' }));
  expect(refusal).toBe(isYes ? undefined : 'guardNotLoosened');
  expect(done).toHaveLength(times);
  expect(asked).toHaveLength(1);
});
