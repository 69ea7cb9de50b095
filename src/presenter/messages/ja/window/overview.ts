import { items } from './items.ts';
import type { overview as enOverview } from '../../en/window/overview.ts';

export const overview: typeof enOverview = {
  open: 'このコンピューターの設定',
  welcome: 'ようこそ。このコンピューターで見つかった設定です',
  lead: 'AWS の設定ファイルから読み取りました。何も変更していません。',
  live: (live, all) =>
    `${all} 件中 ${live} 件のセッションはサインイン済みです。Daypass は AWS CLI とサインインを共有します。`,
  sessions: 'セッション',
  profiles: (count) => `プロファイル ${items(count)}`,
  ready: '準備完了',
  problems: '問題',
  allProblems: (count) => `すべての問題（${items(count)}）`,
  tools: 'ほかのツール',
  brings: (sessions, profileCount, settings) =>
    [
      sessions > 0 ? `セッション ${items(sessions)}` : '',
      profileCount > 0 ? `プロファイル ${items(profileCount)}` : '',
      settings > 0 ? `設定 ${items(settings)}` : '',
    ]
      .filter((part) => part !== '')
      .join('、'),
  bringsNothing: 'すべて取り込み済みです。',
  bringsUnknown: 'ファイルが見つかりました。',
  takeOver: '取り込む…',
  takeOverFrom: (tool) => `${tool} から取り込む…`,
  undo: '元に戻す',
  undoOf: (tool) => `${tool} からの取り込みを元に戻す`,
  choices: '選択',
  search: 'どこからでも検索:',
  addPortal: 'ポータルを追加',
  toRoles: 'ロールを表示',
  importTitle: (tool) => `${tool} から取り込む`,
  importApply: '取り込む',
  importing: 'ツールのファイルを読み取っています…',
  readFrom: (paths) => `読み取り元: ${paths}。ツール側のファイルは変更しません。`,
  ownChanges: 'Daypass の設定',
  ownRemoved: (change) => `${change}（削除）`,
  leftOut: '取り込まないもの',
  importNothing: '新しく取り込むものはありません。',
  imported: (tool) => `${tool} から取り込みました`,
  importUndone: (tool) => `${tool} からの取り込みを元に戻しました`,
};
