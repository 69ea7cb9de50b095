import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { ssoSettingFindings as english } from '../../en/findings/sso-settings.ts';
import { factText } from '../../error-entry.ts';
import type { FindingsLike } from '../../finding-entry.ts';
import { counted } from '../../plural.ts';
import { profile, session, section, key, value, count, meant } from './facts.ts';

const owner = (facts: ErrorFacts) => (facts['profile'] === undefined ? session(facts) : profile(facts));

const missing = (facts: ErrorFacts) => factText(facts, ['missing'], (names) => names, '必要な設定');

export const ssoSettingFindings: FindingsLike<typeof english> = {
  sessionInCredentials: (facts) => ({
    title: `${section(facts)} のファイルが違います`,
    explanation: 'ツールがセッションを探すのは config ファイルだけです。',
    fix: 'このセクションを config ファイルに移してください。',
  }),
  roleNameReserved: (facts) => ({
    title: `${value(facts)} は IAM でのロール名です`,
    explanation: 'sso_role_name には許可セットの名前を書きます。長い名前は AWS に拒否されます。',
    fix: factText(facts, ['near'], (text) => `${text} と書いてください。`, '許可セットの名前を書いてください。'),
  }),
  sessionIncomplete: (facts) => ({
    title: `${session(facts)}に ${missing(facts)} がありません`,
    explanation: 'これがないとサインインできません。',
    fix: `セクションに ${missing(facts)} を加えてください。`,
  }),
  sessionMissing: (facts) => ({
    title: `${profile(facts)}が、存在しないセッションを指しています`,
    explanation: `[sso-session ${factText(facts, ['session'], (name) => name, '名前')}] というセクションがありません。`,
    fix: meant(facts, '名前を直すか、セッションを追加してください（daypass session add）。'),
  }),
  sessionContradicted: (facts) => ({
    title: `${profile(facts)}とセッションで ${key(facts)} が食い違っています`,
    explanation: `プロファイルでは${factText(facts, ['inProfile'], (text) => `「${text}」`, '別の値')}、${session(facts)}では${factText(facts, ['inSession'], (text) => `「${text}」`, '別の値')}です。AWS のツールはこのプロファイルを拒否します。`,
    fix: 'プロファイルの行を取り除き、セッションの値に揃えます。',
  }),
  sessionRedundant: (facts) => ({
    title: `${profile(facts)}が、セッションの ${key(facts)} を重ねて書いています`,
    explanation: '今は害がありませんが、どちらかを変えると AWS CLI がこのプロファイルを拒否します。',
    fix: 'プロファイルの行を取り除きます。',
  }),
  profileIncomplete: (facts) => ({
    title: `${profile(facts)}に ${missing(facts)} がありません`,
    explanation: 'このプロファイルではキーを取得できません。',
    fix: `プロファイルに ${missing(facts)} を加えてください。`,
  }),
  regionUnknown: (facts) => ({
    title: `リージョン${value(facts)}は一覧にありません`,
    explanation: `${owner(facts)}の ${key(facts)} の値です。一覧より新しいリージョンか、${factText(facts, ['near'], (name) => ` ${name} の`, '')}打ち間違いかもしれません。`,
    fix: 'リージョンのコードを確認してください。',
  }),
  regionMalformed: (facts) => ({
    title: `${value(facts)}はリージョンではありません`,
    explanation: `${owner(facts)}の ${key(facts)} の値です。ツールは存在しないホストに接続しようとします。`,
    fix: factText(
      facts,
      ['near'],
      (name) => `${name} に書き直します。`,
      'ap-northeast-1 のようなリージョンのコードを書いてください。',
    ),
  }),
  scopesMissing: (facts) => ({
    title: `${session(facts)}に sso_registration_scopes がありません`,
    explanation: 'AWS CLI でサインインするとトークンを更新できず、期限が切れるたびにサインインが必要になります。',
    fix: 'sso_registration_scopes = sso:account:access を加えます。',
  }),
  startUrlForms: (facts) => ({
    title: '同じ開始 URL が別の書き方でも書かれています',
    explanation: `${value(facts)}が、ここでは${factText(facts, ['also'], (text) => `「${text}」`, '別の形')}と書かれています。sso-session のないプロファイルは書き方ごとにトークンを持つため、その数だけサインインが必要になります。`,
    fix: `すべて${value(facts)}に揃えます。`,
  }),
  startUrlInvalid: (facts) => ({
    title: `${value(facts)}は開始 URL ではありません`,
    explanation: `${owner(facts)}はこの値ではサインインできません。開始 URL は https:// で始まります。`,
    fix: '招待メールなどから AWS アクセスポータルの URL をコピーしてください。',
  }),
  accountIdInvalid: (facts) => ({
    title: `${value(facts)}はアカウント ID ではありません`,
    explanation: `${profile(facts)}には 12 桁の数字が必要です。表計算ソフトでは先頭の 0 が消えることがあります。`,
    fix: '12 桁すべてを書いてください。',
  }),
  legacyProfile: (facts) => ({
    title: `sso-session のないプロファイルが ${counted('ja', count(facts, 'profiles'), { other: '件' })}あります`,
    explanation: `${value(facts)}へのサインインは決まった時間（通常 8 時間）で終わり、更新できません。sso-session にすると自動で更新されます。`,
    fix: 'これらのプロファイルを sso-session に移してください（daypass profile move）。',
  }),
};
