import { html, type Html } from './html.ts';

/** The question both sign-in ways end in: who asks, for which portal and what for, and the two answers. */
export function approvalForm(question: {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly clientName: string;
  readonly startUrl: string;
  readonly scopes: readonly string[];
  readonly userCode?: string;
}): Html {
  const hidden = Object.entries(question.hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const code =
    question.userCode === undefined
      ? ''
      : html`<p>Go on only if your device shows this code:</p>
          <p class="code">${question.userCode}</p>`;
  return html`${code}
    <dl>
      <dt>Application</dt>
      <dd>${question.clientName}</dd>
      <dt>Portal</dt>
      <dd>${question.startUrl}</dd>
      <dt>Access to</dt>
      <dd>${question.scopes.join(', ') || 'your AWS accounts (no scopes asked for)'}</dd>
    </dl>
    <form method="post" action="${question.action}">
      ${hidden}
      <div class="actions">
        <button class="primary" name="decision" value="approve">Approve</button>
        <button name="decision" value="deny">Deny</button>
      </div>
    </form>`;
}
