import type { en } from '../en.ts';

export const clock: typeof en.clock = {
  ahead: (by) => `このコンピューターの時計が ${by}進んでいます。`,
  behind: (by) => `このコンピューターの時計が ${by}遅れています。`,
  next: '日付と時刻の自動設定を有効にしてください。5 分を超えてずれた時計からのリクエストは AWS に拒否されます。',
};
