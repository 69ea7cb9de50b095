/** Height of the row, in device-independent pixels. */
export const BAR_HEIGHT = 48;

/** Colours are those of the window (renderer/styles/tokens.css), which is another page. */
export const BAR_STYLE = `:root{color-scheme:light dark;font:13px system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans CJK JP','Hiragino Sans',sans-serif;background:light-dark(#f4f4f7,#17181c);color:light-dark(#1b1c21,#ededf0)}
*{box-sizing:border-box;margin:0}
body{display:flex;flex-direction:column;height:100vh;overflow:hidden}
header{display:flex;flex:none;align-items:center;gap:6px;height:${BAR_HEIGHT - 2}px;padding:0 10px}
button{font:inherit;color:inherit;min-height:30px;padding:0 10px;border:1px solid light-dark(#8a8b97,#70747f);border-radius:6px;background:light-dark(#fff,#282b31)}
header button{border-color:transparent;background:none}
header svg{display:block;width:16px;height:16px;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
button:hover:enabled{background:light-dark(#e6eafc,#2b3252)}
button:disabled{opacity:.35}
button.main{color:#fff;background:light-dark(#3f57d8,#4a62e0);border-color:transparent}
:focus-visible{outline:2px solid light-dark(#3f57d8,#93a5ff);outline-offset:1px}
.address{display:flex;flex:1;min-width:0;align-items:center;gap:8px;height:32px;padding:0 10px;border-radius:6px;background:light-dark(#fff,#282b31)}
.address bdi{overflow:hidden;overflow-wrap:anywhere;max-height:2.4em;line-height:1.2;font-weight:600}
.secure,.plain{flex:none;padding:1px 6px;border-radius:4px;font-size:11px}
.secure{color:light-dark(#13714a,#5fd39d);background:light-dark(#e5f5ed,#1b3229)}
.plain{color:light-dark(#8a5200,#f0b455);background:light-dark(#fdf3e0,#33291a)}
.refused{flex:none;max-width:40%;padding:4px 8px;border-radius:6px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:light-dark(#b3261e,#ff9c93);background:light-dark(#fdeceb,#3a2322)}
progress{flex:none;width:100%;height:2px;appearance:none;border:0;background:none}
progress::-webkit-progress-inner-element{overflow:hidden}
progress[hidden]{display:block}
progress[hidden]::-webkit-progress-bar{background:light-dark(#e2e2e9,#31343c)}
progress::-webkit-progress-bar{background:light-dark(#3f57d8,#4a62e0)}
main{display:flex;flex:1;flex-direction:column;align-items:center;justify-content:center;gap:14px;padding:24px;overflow:auto;text-align:center}
h1{font-size:18px;overflow-wrap:anywhere}
main form{display:flex;flex-direction:column;gap:10px;min-width:260px}
label{display:flex;flex-direction:column;gap:4px;text-align:start}
label.choice{flex-direction:row;align-items:center}
input:not([type=radio]){font:inherit;color:inherit;height:32px;padding:0 8px;border:1px solid light-dark(#8a8b97,#70747f);border-radius:6px;background:light-dark(#fff,#121317)}
code{font-size:12px}
@media(prefers-reduced-motion:no-preference){progress:not([hidden])::-webkit-progress-bar{animation:load 1.2s infinite linear}}
@keyframes load{from{transform:translateX(-100%)}to{transform:translateX(100%)}}`;
