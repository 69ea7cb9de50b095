import { isObject } from '../check.ts';
import { isAwsCacheFileName } from './checks/token-forms.ts';

/** Programs that put files into `~/.aws/sso/cache`, as far as name and form of a file tell. */
export type CacheFileWriter = 'awsToken' | 'awsRegistration' | 'awsOldRegistration' | 'vscode' | 'jetbrains' | 'kiro';

/** Whole names or their beginnings that a program alone uses. */
const BY_NAME: readonly (readonly [RegExp, CacheFileWriter])[] = [
  // AWS CLI before 2.7.32 (botocore.utils.SSOTokenFetcher).
  [/^botocore-client-id-/, 'awsOldRegistration'],
  // AWS Toolkit for Visual Studio Code (packages/core/src/auth/sso/cache.ts).
  [/^aws-toolkit-vscode-/, 'vscode'],
  [/^aws-toolkit-jetbrains-/, 'jetbrains'],
  [/^kiro-auth-token/, 'kiro'],
];

/** Returns whose a file is; undefined where neither its name nor its keys tell. `json` is undefined for what can't be read. */
export function cacheFileWriter(name: string, json: unknown): CacheFileWriter | undefined {
  const byName = BY_NAME.find(([form]) => form.test(name))?.[1];
  if (byName !== undefined) return byName;
  if (!isObject(json)) return undefined;
  // Kiro names its registrations as the AWS clients do; its tokens say how the person signed in.
  if ('authMethod' in json || 'provider' in json) return 'kiro';
  if (!isAwsCacheFileName(name)) return undefined;
  if ('startUrl' in json && 'accessToken' in json) return 'awsToken';
  return 'clientId' in json && 'clientSecret' in json ? 'awsRegistration' : undefined;
}
