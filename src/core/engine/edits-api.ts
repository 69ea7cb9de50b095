import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import { sameRole } from '../../shared/domain/role.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import { type Confirmation, type IssueOptions } from '../roles/issue.ts';
import { bulkRulesFile, readBulkRules } from '../profiles/bulk/bulk-rules-file.ts';
import { withoutRule } from '../profiles/bulk/bulk-rules.ts';
import type { Engine } from './api.ts';
import type { RoleSource } from '../sources/role-source.ts';
import type { EngineParts } from './engine-parts.ts';
import { noteEdit } from './note-activity.ts';
import { endSource } from './end-source.ts';
import type { Lifecycle } from './lifecycle.ts';

/** A program that overwrites an edit has read the file just before it; between the AWS CLI's reading and writing lie milliseconds. */
const OVERWRITTEN_WITHIN_MILLIS = 60;

/** The profiles and files of the person. */
export function editsApi(
  parts: EngineParts,
  { reload, reconcile }: Pick<Lifecycle, 'reload' | 'reconcile'>,
): Pick<
  Engine,
  | 'suggestProfileName'
  | 'listBulkRules'
  | 'forgetBulkRule'
  | 'listProfiles'
  | 'previewEdit'
  | 'applyEdit'
  | 'listBackups'
  | 'listStoredKeys'
  | 'diagnose'
> {
  const { ports, own, accountCache, rolePreferences, editor, profiles, doctor, credentialsFileRefresher } = parts;

  return {
    async suggestProfileName(role) {
      const home = parts.assumedRoles().find((assumed) => sameRole(assumed, role))?.homeSourceId ?? role.sourceId;
      const account = accountCache.accountsOf(home).find(({ accountId }) => accountId === role.accountId);
      await rolePreferences.load();
      const marks = rolePreferences.roles.accountMarks;
      const mark = marks.find(({ sourceId, accountId }) => sourceId === home && accountId === role.accountId);
      return profiles.suggestName(
        ports.settings.now().profileNameTemplate,
        role,
        account?.accountName ?? '',
        mark?.label ?? '',
      );
    },
    listProfiles: () => profiles.list(),
    previewEdit: (edit) => editor.preview(edit),
    async applyEdit(edit, options) {
      if (edit.edit === 'keepKeys') await issueToFile(parts, edit, options);
      try {
        const source = await sourceThatGoes(parts, edit);
        const made = await editor.apply(edit, options);
        if (made.files.length > 0) noteEdit(parts, edit.edit, [...made.added, ...made.changed, ...made.removed]);
        if (source !== undefined) await endGone(parts, source);
        if (options?.lookAgain === true) {
          await ports.alarm.sleep(OVERWRITTEN_WITHIN_MILLIS);
          await reconcile();
        }
        return made;
      } finally {
        await reload();
      }
    },
    listBackups: () => editor.backups(),
    async listBulkRules() {
      const rules = await readBulkRules(own.bulkRulesPath);
      return rules.map(({ met, ...rule }) => Object.assign(rule, { roles: met.length }));
    },
    async forgetBulkRule(selection) {
      await bulkRulesFile(own, ports).change((rules) => withoutRule(rules, selection));
    },
    listStoredKeys: () => credentialsFileRefresher.list(),
    diagnose: () => doctor.diagnose(),
  };
}

/** The keys come from AWS before the files are locked, so that nobody else waits for them. */
async function issueToFile(
  { ports, issuer, editor }: EngineParts,
  edit: Extract<ConfigEdit, { edit: 'keepKeys' }>,
  { confirmed = false }: Confirmation = {},
): Promise<void> {
  const options: IssueOptions = { purpose: 'file', requester: ports.requester, confirmed };
  await issuer.check(edit.role, options);
  await editor.preview(edit);
  await issuer.issue(edit.role, options);
}

/** The source whose sign-in nothing will name once the edit is made. */
async function sourceThatGoes({ sources }: EngineParts, edit: ConfigEdit): Promise<RoleSource | undefined> {
  if (edit.edit !== 'removeSession' && edit.edit !== 'changeSession') return undefined;
  await sources.refresh();
  return sources.all().find(({ info }) => info.can.editable && info.id === edit.name);
}

/** Signs out of a source that the config file no longer has: nothing could find its token any more. */
async function endGone(parts: EngineParts, source: RoleSource): Promise<void> {
  const { sources, ports } = parts;
  const { id } = source.info;
  await sources.refresh();
  if (sources.of(id)) return;
  source.cancelSignIn();
  await endSource(parts, source).catch((thrown: unknown) => {
    ports.log.warn('goneSessionNotSignedOut', { session: id, code: toDaypassError(thrown).code });
  });
}
