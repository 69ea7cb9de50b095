/** Names a kind of source in nouns, icons and reports, by table look-up. What a source can do is asked of its `Capabilities`. */
export type SourceType = 'identityCenter' | 'legacySso' | 'saml' | 'assumedRole' | 'awsLogin';

/** What a profile with `role_arn` takes the keys from that it assumes its role with. */
export type AssumedFrom =
  | { readonly by: 'sourceProfile'; readonly profileName: string }
  | { readonly by: 'environment' };

/** Assumed roles of accounts that no source lists are listed and marked under this id. */
export const ASSUMED_ACCOUNTS = 'assumed-role:';

/** The id of a profile of `aws login` begins so. No `sso-session` of a name that AWS clients read does. */
export const AWS_LOGIN_PREFIX = 'aws-login:';

/** What a source can do. Lists, menus and commands ask this instead of the source's type. */
export interface Capabilities {
  /** Its sign-in goes on without the person as long as AWS allows. */
  readonly renewsItself: boolean;
  readonly deviceCode: boolean;
  readonly browserSignIn: boolean;
  /** It has an access portal, whose shortcut links open the console. */
  readonly portalLink: boolean;
  /** AWS can be told that its sign-in is over. */
  readonly signOutAtAws: boolean;
  /** It has a list of accounts to fetch. Without one, its roles come with the sign-in or from the config file. */
  readonly listsRoles: boolean;
  /** It is of the older form, whose profiles can be moved to an `sso-session`. */
  readonly movable: boolean;
  /** It has a section of its own that can be changed, renamed and removed. */
  readonly editable: boolean;
  /** Daypass itself has it on its list: it is renamed and removed without the AWS files. */
  readonly storedByDaypass: boolean;
  /** A SAMLResponse that the person brings signs in to it. */
  readonly takesSamlResponse: boolean;
}

/** A place that roles come from, as lists and menus show it. */
export interface SourceInfo {
  /** Unique among all sources. An `sso-session`'s name, or for a legacy portal its start URL as written in the config. */
  readonly id: string;
  /** What people read. Hostile text: it may come from a file. */
  readonly label: string;
  readonly type: SourceType;
  readonly can: Capabilities;
  readonly startUrl?: string;
  readonly region?: string;
}
