import { IdentityCenterProvider } from './identity-center/identity-center-provider.ts';
import { AssumedRoleProvider } from './assumed-role/assumed-role-provider.ts';
import { AwsLoginProvider } from './aws-login/aws-login-provider.ts';
import { SamlProvider } from './saml/saml-provider.ts';
import type { SourceDeps, SourceProvider } from './role-source.ts';

export type SourceKind = (deps: SourceDeps) => SourceProvider;

/** Every kind of source there is, in the order that lists show them. */
export const SOURCE_KINDS: readonly SourceKind[] = [
  (deps) => new IdentityCenterProvider(deps),
  (deps) => new SamlProvider(deps),
  (deps) => new AssumedRoleProvider(deps),
  (deps) => new AwsLoginProvider(deps),
];
