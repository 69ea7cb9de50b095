import type { ToolRefusal } from '../../../../shared/domain/production.ts';

export const toolRefusals: Readonly<Record<ToolRefusal, string>> = {
  saidNo: 'このフォルダーのこのプログラムは拒否されました。1 分後には再び確認が表示されます。',
  noAnswer: 'Daypass の確認に時間内の回答がありませんでした。もう一度実行し、アプリで回答してください。',
  notAsked:
    '回答を待つ時間がなかったため、確認は表示されませんでした。CI の外で --no-wait を付けずにもう一度実行し、アプリで回答してください。',
  threeNoes:
    '1 分以内に 3 回拒否されたため、このロールのキーは 1 分間どのツールにも渡されません。1 分後にもう一度実行してください。',
  manyQuestions: 'ツールについての確認がすでに 8 件表示されています。アプリで回答してから、もう一度実行してください。',
};
