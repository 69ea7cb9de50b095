import type { ProxyServer, Surroundings } from '../../ports.ts';
import { isExempt, targetOf } from './no-proxy.ts';
import { parseProxyUrl } from './proxy-url.ts';

type Env = Surroundings['env'];

/**
 * The proxy the environment names for a URL: HTTPS_PROXY or HTTP_PROXY by its scheme, else ALL_PROXY; undefined where
 * it names none. The lower-case form wins, also when empty, as in Python and so in the AWS CLI. Throws proxyInvalid.
 */
export function proxyFromEnvironment(url: URL, env: Env): ProxyServer | undefined {
  const own = url.protocol === 'http:' ? 'http_proxy' : 'https_proxy';
  for (const name of [own, 'all_proxy']) {
    const { variable, value } = lookUp(name, env);
    if (value !== '') return parseProxyUrl(value, variable);
  }
  return undefined;
}

/** Whether NO_PROXY says to go to this URL straight, whichever proxy there is. */
export function isExemptByEnvironment(url: URL, env: Env): boolean {
  return isExempt(targetOf(url), lookUp('no_proxy', env).value);
}

function lookUp(lowerCase: string, env: Env): { readonly variable: string; readonly value: string } {
  const upperCase = lowerCase.toUpperCase();
  const variable = env[lowerCase] === undefined ? upperCase : lowerCase;
  return { variable, value: env[variable]?.trim() ?? '' };
}
