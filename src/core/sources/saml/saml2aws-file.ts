import { withoutEnding } from '../../../shared/text/without-ending.ts';

/** An account of saml2aws's configuration, as far as Daypass needs it. */
export interface Saml2awsAccount {
  readonly name: string;
  /** The page that starts the sign-in at the identity provider. */
  readonly url: string;
  readonly sessionSeconds?: number;
}

type Values = ReadonlyMap<string, string>;

/**
 * Reads `~/.saml2aws`, in the dialect of saml2aws (gopkg.in/ini.v1 with SpaceBeforeInlineComment): a section per account,
 * values plain, in double quotes or in back-ticks; `#` and `;` begin a comment after a space alone, so that URLs keep
 * theirs. Sections without a URL are left out.
 */
export function parseSaml2aws(text: string): readonly Saml2awsAccount[] {
  return [...sectionsOf(text)].flatMap(([name, values]) => {
    const url = startPage(values);
    if (url === undefined) return [];
    const seconds = Number(values.get('aws_session_duration'));
    return [{ name, url, ...(Number.isSafeInteger(seconds) && seconds >= 900 && { sessionSeconds: seconds }) }];
  });
}

/** Some of saml2aws's providers make the page of the sign-in from a base URL; for others `url` is the page (saml2aws, pkg/provider). */
function startPage(values: Values): string | undefined {
  const base = withoutEnding(values.get('url') ?? '', '/');
  if (base === '') return undefined;
  const provider = values.get('provider')?.toLowerCase() ?? '';
  if (/^adfs2?$/u.test(provider)) {
    const party = values.get('aws_urn') || 'urn:amazon:webservices';
    return `${base}/adfs/ls/IdpInitiatedSignOn.aspx?loginToRp=${encodeURIComponent(party)}`;
  }
  const appId = values.get('app_id') ?? '';
  if (provider === 'azuread' && appId !== '')
    return `${base}/applications/redirecttofederatedapplication.aspx?Operation=LinkedSignIn&applicationId=${encodeURIComponent(appId)}`;
  return values.get('url');
}

function sectionsOf(text: string): ReadonlyMap<string, Values> {
  const sections = new Map<string, Map<string, string>>();
  let values: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/u)) {
    // A byte order mark counts as white space.
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    const header = /^\[([^\]]*)\]/u.exec(trimmed);
    if (header) {
      const name = (header[1] ?? '').trim();
      values = sections.get(name) ?? new Map<string, string>();
      sections.set(name, values);
      continue;
    }
    const at = trimmed.search(/[=:]/u);
    if (at > 0) values?.set(trimmed.slice(0, at).trim().toLowerCase(), valueOf(trimmed.slice(at + 1).trim()));
  }
  return sections;
}

function valueOf(rest: string): string {
  const quote = rest.startsWith('"""') ? '"""' : /^["'`]/u.exec(rest)?.[0];
  const end = quote === undefined ? -1 : rest.indexOf(quote, quote.length);
  if (quote !== undefined && end !== -1) return rest.slice(quote.length, end);
  const comment = rest.search(/\s[#;]/u);
  return (comment === -1 ? rest : rest.slice(0, comment)).trim();
}
