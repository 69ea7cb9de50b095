import type { ToolRefusal } from '../../../../shared/domain/production.ts';

export const toolRefusals: Readonly<Record<ToolRefusal, string>> = {
  saidNo: 'You said no to this program in this folder. Daypass asks about it again after a minute.',
  noAnswer: 'Nobody answered Daypass’s question in time. Run it again and answer in the app.',
  notAsked:
    'You were not asked, since this call had no time to wait for your answer. Run it again without --no-wait, outside CI, and answer in the app.',
  threeNoes: 'You said no three times within a minute, so nothing gets this role for a minute. Then run it again.',
  manyQuestions: 'Eight other questions about tools are open. Answer them in the app, then run it again.',
};
