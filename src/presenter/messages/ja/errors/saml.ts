import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { samlErrors as english } from '../../en/errors/saml.ts';
import type { ErrorsLike, ErrorWords } from '../../error-entry.ts';

function samlLinkMessage({ problem }: ErrorFacts): string {
  switch (problem) {
    case 'notHttps':
      return 'SAML アプリケーションのリンクは https:// で始まります。';
    case 'hasCredentials':
      return 'リンクにユーザー名かパスワードが含まれています。';
    case 'tooLong':
      return 'リンクが 4,096 文字を超えています。';
    case 'portalOnly':
      return 'これはアクセスポータルのリンクです。アプリケーションのリンクではありません。';
    default:
      return 'これはリンクではありません。';
  }
}

function samlLinkAdvice({ problem }: ErrorFacts): string {
  if (problem === 'hasCredentials') return '@ より前の部分を取り除いて、もう一度お試しください。';
  return 'アクセスポータルでアプリケーションを右クリックしてリンクをコピーしてください。ほかの ID プロバイダーでは、サインインを始めるリンクをコピーしてください。';
}

const ASK_IDP_ADMIN = 'ID プロバイダーの管理者に、アプリケーションの AWS 用の属性を確認するよう依頼してください。';

const SIGN_IN_AGAIN = 'もう一度サインインしてください。';

/** Why a SAMLResponse cannot be used, by the fact `problem`. */
function samlResponseWords({ problem, status }: ErrorFacts): ErrorWords {
  switch (problem) {
    case 'tooLarge':
      return { message: 'ID プロバイダーの応答が、AWS の受け取れる大きさを超えています。', next: ASK_IDP_ADMIN };
    case 'notBase64':
      return {
        message: 'SAML レスポンスが base64 のテキストではありません。',
        next: '貼り付けた場合は、SAMLResponse の値全体だけをコピーしてください。それ以外は、もう一度サインインしてください。',
      };
    case 'notXml':
      return {
        message: 'SAML レスポンスが XML ではありません。',
        next: '貼り付けた場合は、SAMLResponse の値全体をコピーしてください。それ以外は、もう一度サインインしてください。',
      };
    case 'notSaml':
      return {
        message: 'ID プロバイダーから届いたものは XML ですが、SAML レスポンスではありません。',
        next: 'リンクが AWS へのサインインを始めるものか確認してから、もう一度サインインしてください。',
      };
    case 'noAssertion':
      return { message: 'SAML レスポンスにアサーションがありません。', next: ASK_IDP_ADMIN };
    case 'wrongRecipient':
      return { message: 'SAML レスポンスの宛先が AWS のサインインページではありません。', next: ASK_IDP_ADMIN };
    case 'entities':
      return { message: 'SAML レスポンスに実体宣言があります。攻撃の可能性があります。', next: ASK_IDP_ADMIN };
    case 'severalAssertions':
      return {
        message: 'SAML レスポンスに複数のアサーションがあります。攻撃の可能性があります。',
        next: ASK_IDP_ADMIN,
      };
    case 'refused':
      return {
        message: `ID プロバイダーがサインインを拒否しました${typeof status === 'string' && status !== '' ? `（${status}）` : ''}。`,
        next: 'アプリケーションに割り当てられているか確認して、もう一度サインインしてください。',
      };
    case 'encrypted':
      return {
        message: 'SAML アサーションが暗号化されているため、許可されたロールを読み取れません。',
        next: 'ID プロバイダーの管理者に、このアプリケーションの暗号化を無効にするよう依頼してください。',
      };
    case 'expired':
      return { message: 'SAML レスポンスの有効期限が切れています。', next: SIGN_IN_AGAIN };
    case 'notYetValid':
      return {
        message: 'SAML レスポンスがまだ有効ではありません。このコンピューターの時計が遅れている可能性があります。',
        next: '時計を合わせて、もう一度サインインしてください。',
      };
    case 'wrongAudience':
      return { message: 'SAML レスポンスの宛先が AWS ではありません。', next: ASK_IDP_ADMIN };
    default:
      return { message: 'SAML レスポンスに、利用できる AWS ロールがありません。', next: ASK_IDP_ADMIN };
  }
}

export const samlErrors: ErrorsLike<typeof english> = {
  samlLinkInvalid: (facts) => ({ message: samlLinkMessage(facts), next: samlLinkAdvice(facts) }),
  samlResponseInvalid: samlResponseWords,
  samlResponseNeeded: () => ({
    message: 'このサインインに使えるブラウザ（Chrome、Edge、Brave、Vivaldi、Chromium）が見つかりません。',
    next: 'いずれかをインストールするか、daypass login の --response で SAMLResponse を貼り付けてください。',
  }),
  samlResponseUnsupported: () => ({
    message: 'このセッションは SAML レスポンスを受け取りません。',
    next: '--response を外すか、daypass saml add で追加したセッションを指定してください。',
  }),
};
