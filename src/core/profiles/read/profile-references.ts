import type { EditWarning } from '../../../shared/domain/config-edits.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import type { ConfigDocument, ConfigSection } from '../../config/document/config-document.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { credentialsNameOf, profileNameOf } from './profile-sections.ts';
import { valueIn } from '../editor/section-edits.ts';
import type { AwsFiles } from '../editor/edit-plan.ts';

/** The profile's name after `--profile` in a `credential_process`. */
const PROFILE_OPTION = /(?<![^\s"'])(--profile(?:=|\s+))(?:"([^"]*)"|'([^']*)'|([^\s"']+))(?=\s|$)/g;

/** The warning that profiles which stay depend on one that goes. */
export function referenceWarnings(
  { config, credentials }: AwsFiles,
  goingNames: ReadonlySet<string>,
): readonly EditWarning[] {
  const usedBy = new Map<string, Set<string>>();
  const note = (section: ConfigSection, name: string | undefined) => {
    if (name === undefined || goingNames.has(name)) return;
    for (const used of profilesUsedBy(section)) {
      if (goingNames.has(used)) usedBy.set(used, (usedBy.get(used) ?? new Set()).add(name));
    }
  };
  for (const section of config.sections) note(section, profileNameOf(section));
  for (const section of credentials.sections) note(section, credentialsNameOf(section));
  return [...usedBy].map(([profile, users]) => ({
    code: 'stillReferredTo',
    facts: { profile, usedBy: [...users].join(', ') },
  }));
}

/** Carries a profile's new name into what refers to it, in one file: `source_profile` and the commands of `credential_process`. */
export function renameReferences(document: ConfigDocument, from: string, to: string): readonly DocumentEdit[] {
  return document.sections.flatMap((section): readonly DocumentEdit[] => {
    const set = (key: string, value: string): DocumentEdit => ({
      do: 'setValue',
      section: section.lineNumber,
      key,
      value,
    });
    const source = valueIn(section, 'source_profile');
    const command = valueIn(section, 'credential_process');
    const newCommand = command?.replaceAll(PROFILE_OPTION, (whole, option: string, ...names: (string | undefined)[]) =>
      names.slice(0, 3).includes(from) ? `${option}${to}` : whole,
    );
    return [
      ...(source === from ? [set('source_profile', to)] : []),
      ...(newCommand !== undefined && newCommand !== command && isWritableValue(newCommand)
        ? [set('credential_process', newCommand)]
        : []),
    ];
  });
}

function profilesUsedBy(section: ConfigSection): readonly string[] {
  const source = valueIn(section, 'source_profile');
  const command = valueIn(section, 'credential_process') ?? '';
  const named = [...command.matchAll(PROFILE_OPTION)].map(
    ([, , double, single, bare]) => double ?? single ?? bare ?? '',
  );
  return source === undefined ? named : [source, ...named];
}
