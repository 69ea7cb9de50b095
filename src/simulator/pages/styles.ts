/** One column, system fonts, both colour schemes, visible focus. */
export const styles = `
:root { color-scheme: light dark; --ink: #16191f; --quiet: #545b64; --paper: #fff; --ground: #f2f3f3; --line: #aab7b8;
  --accent: #0b5cad; --accent-ink: #fff; --bad: #b0271e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eaeded; --quiet: #b4bcc2; --paper: #1a242f; --ground: #0f1720; --line: #5f6b7a;
    --accent: #7cb7f5; --accent-ink: #0b1a2b; --bad: #ff9a91; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; gap: 1.5rem;
  padding: 2rem 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header p, footer p { margin: 0; color: var(--quiet); font-size: .875rem; }
main { width: min(30rem, 100%); padding: 2rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: .75rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.3; }
dl { margin: 1.25rem 0; display: grid; grid-template-columns: auto 1fr; gap: .375rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.code { font: 600 1.75rem/1.2 ui-monospace, monospace; letter-spacing: .08em; }
label { display: block; margin-bottom: .375rem; font-weight: 600; }
input { width: 100%; padding: .625rem .75rem; font: 1.25rem/1.2 ui-monospace, monospace; letter-spacing: .08em;
  text-transform: uppercase; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .5rem; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button { flex: 1; padding: .625rem 1rem; font: inherit; font-weight: 600; border-radius: .5rem; cursor: pointer;
  border: 1px solid var(--accent); background: transparent; color: var(--accent); }
button.primary { background: var(--accent); color: var(--accent-ink); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.error { color: var(--bad); font-weight: 600; }
a { color: var(--accent); }
`;
