import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { networkErrors as english } from '../../en/errors/network.ts';
import { factText, type ErrorsLike } from '../../error-entry.ts';
import { quoted, named, orEndpoint } from './facts.ts';

const account = (facts: ErrorFacts) =>
  factText(facts, ['accountId', 'account'], (value) => `アカウント ${value} の`, '');

/** Problems with a command line, by the fact `problem`. */
const proxy = (facts: ErrorFacts) => factText(facts, ['proxy'], (address) => ` ${address} `, '');

function offlineReason({ reason }: ErrorFacts): string {
  if (reason === 'name') return '（ホスト名を解決できません）';
  if (reason === 'refused') return '（接続を拒否されました）';
  return reason === 'cut' ? '（接続が切断されました）' : '';
}

function untrustedAdvice({ reason }: ErrorFacts): string {
  if (reason === 'date') return 'このコンピューターの日付と時刻を確認して、もう一度お試しください。';
  if (reason === 'name')
    return 'ネットワークの認証ページが間に入っている可能性があります。ブラウザでネットワークにサインインして、もう一度お試しください。';
  return '社内で通信を検査している場合は、AWS_CA_BUNDLE（AWS CLI と同じ）か NODE_EXTRA_CA_CERTS に CA ファイルを設定して起動し直してください。';
}

export const networkErrors: ErrorsLike<typeof english> = {
  clockWrong: ({ minutes }) => ({
    message: `このコンピューターの時計は AWS より ${Math.abs(Number(minutes ?? 0))} 分${Number(minutes ?? 0) < 0 ? '遅れて' : '進んで'}います。`,
    next: 'ネットワークから時刻を合わせて、もう一度お試しください。',
  }),
  noAccess: (facts) => ({
    message: `${account(facts)}${factText(facts, ['roleName', 'role'], (value) => `ロール${quoted(value)}`, 'このロール')}へのアクセス権がありません。`,
    next: '管理者に割り当てを依頼し、その後に一覧を更新してください。ポータルでアプリケーションとして開く外部アカウントの場合は、そのリンクを SAML アカウントとして追加してください。',
  }),
  listRefused: () => ({
    message: 'AWS がアカウントの一覧を表示しません。',
    next: 'アカウントが割り当てられていないか、割り当てが解除されています。管理者に確認してください。再試行しても変わりません。',
  }),
  roleNotFound: (facts) => ({
    message: `${account(facts)}${named(facts, ['roleName', 'role'], 'ロール')}は割り当てられていません。`,
    next: '割り当てられているアカウントとロールを一覧で確認してください。',
  }),
  throttled: (facts) => ({
    message: 'AWS へのリクエストが多すぎます。',
    next: factText(
      facts,
      ['retryAfterSeconds'],
      (value) => `${value} 秒待ってから、もう一度お試しください。`,
      '1 分ほど待ってから、もう一度お試しください。',
    ),
  }),
  serviceUnavailable: (facts) => ({
    message:
      facts['variable'] === undefined
        ? 'IAM Identity Center が正常に応答していません。'
        : `${factText(facts, ['host'], (host) => host, '接続先のサーバー')} の応答が IAM Identity Center のものではありません。`,
    next: orEndpoint(
      facts,
      '1 分ほど待ってから、もう一度お試しください。障害情報は AWS Health Dashboard で確認できます。',
    ),
  }),
  unexpectedAnswer: ({ reason, ...facts }) => ({
    message:
      reason === 'endless'
        ? 'アカウントとロールの一覧が終わらないか、組織としてありえない長さです。'
        : 'IAM Identity Center のものではない応答を受け取りました。',
    next: orEndpoint(
      facts,
      'プロキシやネットワークの認証ページが間に入っている可能性があります。ネットワークを確認して、もう一度お試しください。',
    ),
  }),
  offline: (facts) => ({
    message: `${factText(facts, ['host'], (value) => `${value} `, 'AWS ')}に接続できません${offlineReason(facts)}。`,
    next: orEndpoint(
      facts,
      'ネットワーク、VPN、プロキシを確認して、もう一度お試しください。一度も接続できていない場合はリージョンも確認してください。',
    ),
  }),
  timedOut: (facts) => ({
    message: `${factText(facts, ['host'], (value) => `${value} `, 'AWS ')}${facts['phase'] === 'connecting' ? 'に時間内に接続できませんでした' : 'から時間内に応答がありませんでした'}。`,
    next: orEndpoint(facts, 'ネットワーク、VPN、プロキシを確認して、もう一度お試しください。'),
  }),
  tlsUntrusted: (facts) => ({
    message: `${factText(facts, ['host'], (value) => `${value} `, 'サーバー')}の証明書${facts['reason'] === 'date' ? 'は、このコンピューターの日付では有効期間外です' : facts['reason'] === 'name' ? 'は別のホストのものです' : 'を信頼できません'}。`,
    next: orEndpoint(facts, untrustedAdvice(facts)),
  }),
  captivePortal: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'AWS')} の代わりに、ネットワークのサインイン画面が応答しました。`,
    next: orEndpoint(facts, 'ブラウザでネットワークにサインインしてください。その後は自動で再開します。'),
  }),
  proxyUnreachable: (facts) => ({
    message: factText(
      facts,
      ['status'],
      (status) =>
        `プロキシ${proxy(facts)}が ${factText(facts, ['host'], (host) => host, 'AWS')} への接続を許可していません（${status}）。`,
      `プロキシ${proxy(facts)}に接続できません。`,
    ),
    next: factText(
      facts,
      ['status'],
      () => 'プロキシの管理者に許可を依頼するか、HTTPS_PROXY に別のプロキシを指定してください。',
      'ネットワークや VPN と、HTTPS_PROXY またはシステムのプロキシ設定を確認してください。',
    ),
  }),
  proxyAuthNeeded: (facts) => ({
    message: `プロキシ${proxy(facts)}が${facts['hadCredentials'] ? '別の' : ''}ユーザー名とパスワードを求めています。`,
    next: 'HTTPS_PROXY に http://ユーザー名:パスワード@ホスト:ポート の形で設定し、Daypass を起動し直してください。',
  }),
  proxyInvalid: (facts) => ({
    message: `${factText(facts, ['variable'], (name) => name, 'プロキシの設定')} はプロキシのアドレスではありません。`,
    next: 'http://ホスト:ポート または http://ユーザー名:パスワード@ホスト:ポート の形（記号は %40 のように）で指定するか、設定を外してください。',
  }),
  caBundleUnreadable: (facts) => ({
    message: `CA ファイル${factText(facts, ['path'], (value) => ` ${value} `, '')}を証明書として読み込めません。`,
    next: `${factText(facts, ['variable'], (name) => name, 'AWS_CA_BUNDLE')} に PEM ファイルを指定するか、設定を外してください。`,
  }),
  releasesUnknown: () => ({
    message: 'このコピーはリリースとしてビルドされていないため、リリースの一覧を確認できません。',
    next: 'プロジェクトのページを確認するか、DAYPASS_RELEASES_URL で一覧を指定してください。',
  }),
  releasesUnreachable: (facts) => ({
    message: `${factText(facts, ['host'], (host) => `${host} `, 'リリースの一覧')}に接続できないため、新しいリリースを確認できません。`,
    next: 'ネットワーク、VPN、プロキシを確認して、もう一度お試しください。',
  }),
  releasesUnreadable: (facts) => ({
    message: `${factText(facts, ['host'], (host) => `${host} `, 'サーバー')}から Daypass のリリースを取得できませんでした${factText(facts, ['status'], (status) => (status === '200' ? '' : `（HTTP ${status}）`), '')}。`,
    next: '途中のプロキシやネットワークのサインインページが応答したか、サーバーが混み合っている可能性があります。後でもう一度お試しください。',
  }),
};
