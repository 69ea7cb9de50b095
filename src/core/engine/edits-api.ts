import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import { type Confirmation, type IssueOptions } from '../roles/issue.ts';
import { readBulkRules, withoutRule, writeBulkRules } from '../profiles/bulk/bulk-rules.ts';
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
  const { ports, own, sources, accountCache, editor, profiles, doctor, issuer, credentialsFileRefresher } = parts;
  const { log, requester } = ports;

  return {
    async suggestProfileName(role) {
      const account = accountCache.accountsOf(role.sourceId).find(({ accountId }) => accountId === role.accountId);
      return profiles.suggestName(role, account?.accountName ?? '');
    },
    listProfiles: () => profiles.list(),
    previewEdit: (edit) => editor.preview(edit),
    async applyEdit(edit, options) {
      if (edit.edit === 'keepKeys') await issueToFile(edit, options);
      try {
        const source = await sourceThatGoes(edit);
        const made = await editor.apply(edit, options);
        if (made.files.length > 0) noteEdit(parts, edit.edit, [...made.added, ...made.changed, ...made.removed]);
        if (source !== undefined) await endGone(source);
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
      await writeBulkRules(own.bulkRulesPath, withoutRule(await readBulkRules(own.bulkRulesPath), selection));
    },
    listStoredKeys: () => credentialsFileRefresher.list(),
    diagnose: () => doctor.diagnose(),
  };

  /** The keys come from AWS before the files are locked, so that nobody else waits for them. */
  async function issueToFile(
    edit: Extract<ConfigEdit, { edit: 'keepKeys' }>,
    { confirmed = false }: Confirmation = {},
  ): Promise<void> {
    const options: IssueOptions = { purpose: 'file', requester, confirmed };
    await issuer.check(edit.role, options);
    await editor.preview(edit);
    await issuer.issue(edit.role, options);
  }

  /** The source whose sign-in nothing will name once the edit is made. */
  async function sourceThatGoes(edit: ConfigEdit): Promise<RoleSource | undefined> {
    if (edit.edit !== 'removeSession' && edit.edit !== 'changeSession') return undefined;
    await sources.refresh();
    return sources.all().find(({ info }) => info.can.editable && info.id === edit.name);
  }

  /** Signs out of a source that the config file no longer has: nothing could find its token any more. */
  async function endGone(source: RoleSource): Promise<void> {
    const { id } = source.info;
    await sources.refresh();
    if (sources.of(id)) return;
    source.cancelSignIn();
    await endSource(parts, source).catch((thrown: unknown) => {
      log.warn('goneSessionNotSignedOut', { session: id, code: toDaypassError(thrown).code });
    });
  }
}
