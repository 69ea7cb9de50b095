import type { ToolRefusal } from '../../../../shared/domain/production.ts';

export const toolRefusals: Readonly<Record<ToolRefusal, string>> = {
  saidNo: 'You said no to this program in this folder. A minute later it is asked about again.',
  noAnswer: 'Nobody answered Daypass’s question in time. Run it again and answer in the app.',
  threeNoes: 'You said no three times within a minute, so nothing gets this role for a minute. Then run it again.',
  manyQuestions: 'Eight other questions about tools are open. Answer them in the app, then run it again.',
};
