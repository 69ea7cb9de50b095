/** In both languages: the identity provider's page came before, not ours. */
export const DONE_PAGE = {
  title: 'Daypass',
  text: 'Signed in. You can close this window. / サインインしました。このウィンドウを閉じてください。',
} as const;

const WORDS = {
  received: DONE_PAGE.text,
  refused:
    'This address only takes the SAML response of a sign-in that Daypass started. / このアドレスは、Daypass が開始したサインインの SAML レスポンスだけを受け付けます。',
} as const;

/** What the person's browser shows once the form was posted to Daypass. */
export function responsePage(outcome: keyof typeof WORDS): string {
  return `<!doctype html><meta charset="utf-8"><title>${DONE_PAGE.title}</title><style>:root{color-scheme:light dark}</style><p>${WORDS[outcome]}</p>\n`;
}
