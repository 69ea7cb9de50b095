/** A tool that runs credential_process waits this long: the AWS SDK for Go ends it after 60 s. */
const WAIT_SECONDS = 55;
const MOST_WAIT_SECONDS = 3600;

/** How long a caller waits for a person to sign in, in milliseconds; not at all in CI. */
export function waitLimitMillis(
  env: Readonly<Record<string, string | undefined>>,
  waitSeconds: number = WAIT_SECONDS,
): number {
  const isCi = (env['CI'] ?? '') !== '' && env['CI'] !== 'false';
  return isCi ? 0 : Math.min(waitSeconds, MOST_WAIT_SECONDS) * 1000;
}

/** The value of `--wait`; undefined for one that is no number of seconds. */
export function waitSecondsOf(value: string): number | undefined {
  return /^\d{1,4}$/u.test(value) ? Number(value) : undefined;
}
