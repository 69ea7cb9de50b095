/** Names one role a person may take: an SSO session, a 12-digit account id and a permission set's role name. */
export interface RoleRef {
  /** An `sso-session`'s name, or for a legacy profile its start URL exactly as written in the config. */
  readonly sessionName: string;
  readonly accountId: string;
  readonly roleName: string;
}

export function sameRole(a: RoleRef, b: RoleRef): boolean {
  return a.sessionName === b.sessionName && a.accountId === b.accountId && a.roleName === b.roleName;
}

/** One string per role, for maps and React keys. Unambiguous: the parts are JSON-quoted. */
export function roleKey(role: RoleRef): string {
  return JSON.stringify([role.sessionName, role.accountId, role.roleName]);
}
