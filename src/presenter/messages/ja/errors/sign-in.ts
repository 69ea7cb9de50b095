import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { signInErrors as english } from '../../en/errors/sign-in.ts';
import { factText, type ErrorsLike } from '../../error-entry.ts';
import { quoted } from './facts.ts';

const session = (facts: ErrorFacts) => factText(facts, ['sessionName', 'session', 'name'], quoted, 'このセッション');

/** 組織の KMS キーを使えない理由。 */
function keyProblem(problem: string | number | undefined): string {
  switch (problem) {
    case 'denied':
      return 'キーポリシーで許可されていません';
    case 'missing':
      return 'キーが見つかりません';
    case 'disabled':
      return 'キーが無効になっています';
    case 'usage':
      return 'キーの用途が異なります';
    default:
      return 'キーが使えない状態です';
  }
}

export const signInErrors: ErrorsLike<typeof english> = {
  signInNeeded: (facts) => ({
    message: `${session(facts)}にサインインしていません。`,
    next: 'サインインしてから、もう一度お試しください。',
  }),
  nobodyToSignIn: (facts) => ({
    message: `${session(facts)}へのサインインには操作する人が必要ですが、ここにはターミナルがありません。`,
    next: '先にターミナルでサインインしてください。',
  }),
  signInCancelled: () => ({
    message: 'サインインはキャンセルされました。',
    next: '必要なときに、もう一度サインインしてください。',
  }),
  signInDenied: () => ({
    message: 'ブラウザでサインインが拒否されました。',
    next: '心当たりがない場合は管理者に連絡してください。それ以外の場合は、もう一度サインインして承認してください。',
  }),
  signInExpired: () => ({
    message: '時間内にサインインが完了しませんでした。',
    next: 'もう一度サインインし、期限内に承認してください。',
  }),
  signInRefused: (facts) => ({
    message: factText(
      facts,
      ['startUrl'],
      (startUrl) =>
        `${factText(facts, ['region'], (region) => `${region} `, 'このリージョン')}に、AWS アクセスポータル${quoted(startUrl)}はありません。`,
      'AWS がサインインを受け付けませんでした。',
    ),
    next: '開始 URL とリージョンを管理者に確認してから、もう一度サインインしてください。',
  }),
  organizationKeyUnusable: ({ problem }) => ({
    message: `IAM Identity Center が組織の暗号化キーを使えません。${keyProblem(problem)}。`,
    next: '変更できるのは管理者だけです。IAM Identity Center の KMS キーの確認を依頼してください。現在のサインインはそのままです。',
  }),
  probeUnsupported: () => ({
    message: 'この種類のサインインは段階ごとに試せません。',
    next: 'サインインして確認してください。',
  }),
  signInNotFound: () => ({
    message: '進行中のサインインはありません。',
    next: '先にサインインを開始してください。',
  }),
  signOutNotTold: () => ({
    message: 'このコンピューターからはサインアウトしましたが、AWS に通知できませんでした。',
    next: 'AWS 側のセッションは自動的に終了します。すぐに終了するには、アクセスポータルでサインアウトしてください。',
  }),
  browserFlowUnsupported: () => ({
    message: 'このセッションでは、ブラウザだけのサインインは使えません。',
    next: '代わりにデバイスコードを使ってください。',
  }),
  deviceCodeUnsupported: () => ({
    message: 'このセッションでは、デバイスコードでのサインインは使えません。',
    next: '代わりにブラウザでサインインしてください。',
  }),
  portalLinkUnsupported: () => ({
    message: 'このセッションのロールには、キーを含まないコンソールへのリンクがありません。',
    next: '代わりに一時的な認証情報でコンソールを開いてください。',
  }),
  callbackUnavailable: () => ({
    message: 'ローカルポートを開けないため、ブラウザから戻ることができません。',
    next: '代わりにデバイスコードを使ってください。',
  }),
  browserNotOpened: () => ({
    message: 'ブラウザを開けませんでした。',
    next: 'リンクをコピーして、ご自身で開いてください。',
  }),
};
