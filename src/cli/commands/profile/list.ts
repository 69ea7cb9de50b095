import type { Messages } from '../../../presenter/messages/index.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { table } from '../../output/table.ts';
import type { Terminal } from '../../terminal.ts';

export const profileList = defineCommand({
  name: 'profile list',
  flags: ['json'],
  async run({ flag }, terminal) {
    const engine = await terminal.engine();
    const profiles = await engine.listProfiles();
    const words = messagesFor(terminal.language).cli.profiles;
    if (flag('json')) terminal.out(JSON.stringify(profiles.map(asJson), undefined, 2));
    else if (profiles.length === 0) terminal.out(words.none);
    else for (const line of tableOf(profiles, words, terminal)) terminal.out(line);
    return EXIT.ok;
  },
});

/** One naming of fields in all JSON of the command line (docs/schemas/v1/profile-list.json). */
function asJson({
  profileName,
  kind,
  role,
  sourceProfile,
  region,
  filePath,
  lineNumber,
  shadowed,
  madeByDaypass,
}: ListedProfile) {
  return {
    profile: profileName,
    kind,
    session: role?.sourceId ?? null,
    accountId: role?.accountId ?? null,
    roleName: role?.roleName ?? null,
    sourceProfile: sourceProfile ?? null,
    region: region ?? null,
    file: filePath,
    line: lineNumber,
    shadowed,
    madeByDaypass,
  };
}

function tableOf(
  profiles: readonly ListedProfile[],
  words: Messages['cli']['profiles'],
  terminal: Terminal,
): readonly string[] {
  const { columns, kinds } = words;
  return table(
    [columns.profile, columns.kind, columns.role, columns.region, columns.place, columns.notes],
    profiles.map(
      ({ profileName, kind, role, sourceProfile, region, filePath, lineNumber, shadowed, madeByDaypass }) => [
        safeText(profileName),
        kinds[kind],
        role
          ? safeText(`${role.accountId}/${role.roleName}`)
          : sourceProfile === undefined
            ? ''
            : `← ${safeText(sourceProfile)}`,
        safeText(region ?? ''),
        `${safeText(filePath, 400)}:${lineNumber}`,
        [...(shadowed ? [words.shadowed] : []), ...(madeByDaypass ? [words.made] : [])].join(', '),
      ],
    ),
    terminal,
  );
}
