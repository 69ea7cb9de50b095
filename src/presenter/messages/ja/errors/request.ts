import type { requestErrors as english } from '../../en/errors/request.ts';
import { factText, type ErrorsLike } from '../../error-entry.ts';
import { quoted, named } from './facts.ts';
import { usageMessage, usageAdvice } from './usage.ts';

export const requestErrors: ErrorsLike<typeof english> = {
  usage: (facts) => ({
    message: usageMessage(facts),
    next: usageAdvice(facts, '内容を確認して、もう一度お試しください。'),
  }),
  startUrlInvalid: (facts) => ({
    message: `${factText(facts, ['startUrl', 'value'], quoted, '入力された値')}は開始 URL ではありません。`,
    next: 'AWS アクセスポータルの https アドレス（例: https://d-1234567890.awsapps.com/start）を指定してください。',
  }),
  startUrlUnresolved: (facts) => ({
    message: `${factText(facts, ['startUrl'], quoted, '開始 URL')}${factText(facts, ['target'], (host) => `の転送先 ${host} は AWS アクセスポータルではありません。`, 'は AWS アクセスポータルに転送されません。')}`,
    next: 'ポータルへ直接転送される必要があります。管理者に問い合わせるか、ポータル自体のアドレス（例: https://d-1234567890.awsapps.com/start）を使ってください。',
  }),
  regionNotFound: (facts) => ({
    message: `${factText(facts, ['startUrl'], quoted, 'このポータル')}のリージョンを調べられませんでした。`,
    next: 'IAM Identity Center コンソールの「設定」で確認するか、AWS 管理者に問い合わせて、リージョンを入力してください。',
  }),
  regionNeeded: () => ({
    message: 'このプロファイルのリージョンがわかりません。',
    next: '作業するリージョン（ap-northeast-1 など）を入力してください。',
  }),
  regionInvalid: (facts) => {
    const region = factText(facts, ['region', 'value'], quoted, '入力された値');
    const isElsewhere = facts['sessionRegion'] !== undefined;
    return isElsewhere
      ? {
          message: `${region}は、セッションのリージョン ${facts['sessionRegion']} とは別のパーティションにあります。`,
          next: '同じパーティションのリージョンを指定してください。',
        }
      : {
          message: `${region}は AWS リージョンではありません。`,
          next: factText(
            facts,
            ['near'],
            (name) => `${name} のことですか?`,
            'ap-northeast-1 や us-east-1 のようなリージョンコードを指定してください。',
          ),
        };
  },
  nameInvalid: (facts) => ({
    message: `${factText(facts, ['name', 'profileName', 'sessionName', 'value'], (value) => `名前${quoted(value)}`, 'その名前')}は使えません。`,
    next: 'すべての AWS ツールで読み取れる英数字と - _ . + @ % : / のみを使い、先頭を - にしないでください。',
  }),
  accountIdInvalid: (facts) => ({
    message: `${factText(facts, ['accountId', 'value'], quoted, '入力された値')}はアカウント ID ではありません。`,
    next: 'AWS アカウントの 12 桁の数字を指定してください。',
  }),
  destinationInvalid: (facts) => ({
    message: `${factText(facts, ['destination', 'value'], quoted, '入力された値')}は AWS コンソールのページではありません。`,
    next: '/s3/home のようなパス、または AWS コンソールの https アドレスを指定してください。',
  }),
  sessionUnknown: (facts) => ({
    message: `${named(facts, ['sessionName', 'session', 'name'], 'セッション')}はありません。`,
    next: '名前を確認するか、先にセッションを追加してください。',
  }),
  sessionAmbiguous: (facts) => ({
    message: 'セッションが複数あります。',
    next: factText(
      facts,
      ['known', 'sessions'],
      (names) => `次のいずれかを指定してください: ${names}`,
      '使用するセッションを指定してください。',
    ),
  }),
  sessionNone: () => ({
    message: 'セッションがまだありません。',
    next: 'AWS アクセスポータルの開始 URL とリージョンを指定して追加してください。',
  }),
  sessionExists: (facts) => ({
    message: `${named(facts, ['sessionName', 'session', 'name'], 'セッション')}はすでに存在します。`,
    next: '別の名前を指定するか、既存のセッションを使用してください。',
  }),
  profileUnknown: (facts) => ({
    message: `${named(facts, ['profileName', 'profile', 'name'], 'プロファイル')}はありません。`,
    next: 'AWS の設定ファイルで名前を確認するか、先にプロファイルを作成してください。',
  }),
  noPreviousProfile: () => ({
    message: 'このシェルでは、まだほかのプロファイルを使っていません。',
    next: '先にプロファイルを選んでください。',
  }),
  noTerminal: (facts) => ({
    message: '確認したいことがありますが、ここでは誰も答えられません。',
    next: factText(
      facts,
      ['option'],
      (option) => `答えを指定してください: ${option}`,
      'ターミナルで実行してください。',
    ),
  }),
  roleUnknown: (facts) => ({
    message: `${factText(facts, ['words'], quoted, 'この語')}に合うロールもプロファイルもありません。`,
    next: '語を確認するか、ロールの一覧を更新してください。',
  }),
  roleAmbiguous: (facts) => ({
    message: `${factText(facts, ['words'], quoted, 'この語')}に合うロールが ${factText(facts, ['count'], (count) => count, '複数')} 個あります。`,
    next: factText(
      facts,
      ['example'],
      (example) => `1 つを指定してください。例: ${example}`,
      '1 つを指定してください。',
    ),
  }),
  profileNotSso: (facts) => ({
    message: `${named(facts, ['profileName', 'profile', 'name'], 'プロファイル')}は IAM Identity Center を使用していません。`,
    next: 'sso_account_id と sso_role_name のあるプロファイルを選ぶか、セッション、アカウント、ロールを指定してください。',
  }),
};
