/** Names one role a person may take: a source, a 12-digit account id and the role's name. */
export interface RoleRef {
  /** An `sso-session`'s name, or for a legacy profile its start URL exactly as written in the config. */
  readonly sourceId: string;
  readonly accountId: string;
  readonly roleName: string;
}

export function sameRole(a: RoleRef, b: RoleRef): boolean {
  return a.sourceId === b.sourceId && a.accountId === b.accountId && a.roleName === b.roleName;
}

/** One string per role, for maps and React keys. Unambiguous: the parts are JSON-quoted. */
export function roleKey(role: RoleRef): string {
  return JSON.stringify([role.sourceId, role.accountId, role.roleName]);
}
