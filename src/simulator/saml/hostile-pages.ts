import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';

/** What a hostile or broken identity provider's page tries. */
const hostileScripts: Readonly<Record<string, string>> = {
  customScheme: `location.href='ms-settings:evil';location.href='ssh://evil.example'`,
  download: `const a=document.createElement('a');a.href=URL.createObjectURL(new Blob(['x']));a.download='evil.exe';document.body.append(a);a.click()`,
  file: `location.href='file:///etc/passwd'`,
  foreignForm: form('https://evil.example/saml'),
  hugeForm: form('https://signin.aws.amazon.com/saml', 10 * 1024 * 1024),
  lookAlike: form('https://signin.aws.amazon.com.evil.example/saml'),
  permissions: `for(const p of ['geolocation','notifications','camera','microphone'])navigator.permissions.query({name:p}).catch(()=>0);navigator.geolocation.getCurrentPosition(()=>0,()=>0);Notification.requestPermission();navigator.mediaDevices?.getUserMedia({video:true}).catch(()=>0)`,
  plainHttp: form('http://signin.aws.amazon.com/saml'),
  popUps: `for(let i=0;i<50;i++)open('about:blank')`,
  portalOwn: form('https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/fake'),
};

/** What `/idp/hostile` tries at once, each in a frame of its own. */
const ALL_AT_ONCE = Object.keys(hostileScripts).filter((name) => name !== 'hugeForm');
/** A frame that can do nothing more loads no second time. */
const DEADLINE_MILLIS = 2000;

/**
 * GET `/idp/hostile?does=NAME`: a page that tries one thing. Without a name: all of them in frames; when they have
 * loaded what they led to, the page goes on to the honest application of `app`.
 */
export function showHostilePage({ query }: SimulatorRequest): Answer {
  const does = query.get('does');
  return does === null ? allAtOnce(query.get('app') ?? '') : page(`<script>${hostileScripts[does] ?? ''}</script>`);
}

function allAtOnce(app: string): Answer {
  const frames = ALL_AT_ONCE.map((name) => `<iframe src="/idp/hostile?does=${name}"></iframe>`).join('');
  const target = JSON.stringify(`/idp/sso?${new URLSearchParams({ app }).toString()}`);
  const script =
    `let waiting=${ALL_AT_ONCE.length};const go=()=>location.replace(${target});` +
    `for(const f of document.querySelectorAll('iframe')){let n=0;f.onload=()=>{n+=1;if(n===2&&--waiting===0)go()}}` +
    `setTimeout(go,${DEADLINE_MILLIS})`;
  return page(`${frames}<script>${script}</script>`);
}

function page(inside: string): Answer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status: 200, headers, body: `<!doctype html><title>Hostile</title><p>Hostile page</p>${inside}` };
}

function form(action: string, bytes = 8): string {
  return (
    `const f=document.createElement('form');f.method='post';f.action='${action}';` +
    `const i=document.createElement('input');i.name='SAMLResponse';i.value='QUFB'.repeat(${bytes / 4});f.append(i);document.body.append(f);f.submit()`
  );
}
