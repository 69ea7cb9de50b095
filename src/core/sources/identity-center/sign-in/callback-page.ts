/** What the person's browser shows after the redirect: in both languages, for it is AWS's page that came before, not ours. */
const WORDS = {
  received: {
    en: ['Signed in', 'You can close this tab and go back to Daypass.'],
    ja: ['サインインしました', 'このタブを閉じて Daypass に戻ってください。'],
  },
  failed: {
    en: ['Not signed in', 'The request was not approved. Go back to Daypass to try again.'],
    ja: ['サインインしていません', 'リクエストは承認されませんでした。Daypass に戻ってやり直してください。'],
  },
  refused: {
    en: ['Nothing to see here', 'This address only takes the answer to a sign-in that Daypass started.'],
    ja: ['このページは表示できません', 'Daypass が開始したサインインの応答だけを受け付けます。'],
  },
} as const;

export function callbackPage(outcome: keyof typeof WORDS): string {
  const { en, ja } = WORDS[outcome];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Daypass: ${en[0]}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", sans-serif; }
  body { display: grid; place-content: center; min-height: 100vh; margin: 0; text-align: center; }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
  p { margin: 0 0 1.5rem; }
</style>
<main>
  <h1>${en[0]}</h1>
  <p>${en[1]}</p>
  <div lang="ja"><h1>${ja[0]}</h1><p>${ja[1]}</p></div>
</main>
</html>
`;
}
