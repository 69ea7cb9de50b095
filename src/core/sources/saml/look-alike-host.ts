/** Domains of AWS that a sign-in leads to. */
const AWS_DOMAINS = [
  'amazon.com',
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.cn',
  'amazonaws-us-gov.com',
  'amazonaws.eu',
  'amazonaws-eusc.eu',
  'amazonwebservices.eu',
  'amazonwebservices.com.cn',
  'awsapps.com',
  'awsapps.cn',
  'aws',
] as const;

/** What people know AWS's sign-in pages by. A dot and a hyphen are easily taken for each other. */
const KNOWN_BY = [
  'aws-amazon-com',
  'amazonaws-com',
  'amazonaws-cn',
  'amazonaws-us-gov-com',
  'amazonaws-eu',
  'amazonaws-eusc-eu',
  'awsapps-com',
  'awsapps-cn',
] as const;

/**
 * True for a host that carries a name of AWS's sign-in pages and is not AWS's, such as
 * `signin.aws.amazon.com.example.org` or `signin-aws-amazon-com.example.org`. Misspelt names are not recognised.
 */
export function isLookAlikeOfAws(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/u, '');
  if (AWS_DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`))) return false;
  const words = `-${host.replaceAll('.', '-')}-`;
  return KNOWN_BY.some((name) => words.includes(`-${name}-`));
}
