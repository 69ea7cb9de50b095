import path from 'node:path';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { printWarnings } from '../../edits/run-edit.ts';
import type { RoleCandidate } from '../../roles/role-candidates.ts';
import { candidateWords } from '../../roles/find-role.ts';
import type { Terminal } from '../../terminal.ts';

/**
 * Adds a profile for a role, named by a template: the one that is given, else the one of the settings if the person has
 * changed it, else the remembered one. A person is asked once and the answer remembered. Returns its name; undefined if the person leaves.
 */
export async function addProfileFor(
  candidate: RoleCandidate,
  givenTemplate: string | undefined,
  terminal: Terminal,
): Promise<string | undefined> {
  const { role } = candidate;
  if (!role) return undefined;
  const remembered = await rememberedTemplate(terminal);
  const ofSettings = terminal.settings.profileNameTemplate;
  const chosen = ofSettings === DEFAULT_SETTINGS.profileNameTemplate ? undefined : ofSettings;
  const template = givenTemplate ?? chosen ?? remembered ?? (await askForTemplate(candidate, terminal));
  if (template === undefined) return undefined;
  const engine = await terminal.engine();
  const { sourceId, accountId, roleName } = role;
  const made = await engine.applyEdit(
    {
      edit: 'addProfiles',
      selection: { by: 'roles', roles: [{ sourceId, accountId, roleName }] },
      nameTemplate: template,
    },
    { lookAgain: true },
  );
  const [profileName] = made.added;
  if (profileName === undefined) return undefined;
  const isAnswer = givenTemplate !== undefined || (chosen === undefined && terminal.isInteractive);
  if (isAnswer && template !== remembered) await rememberTemplate(template, terminal);
  const { use: words } = messagesFor(terminal.language).cli;
  terminal.err(words.added(safeText(profileName, 200), safeText(made.files[0]?.filePath ?? '', 400)));
  printWarnings(made, terminal);
  return profileName;
}

/** Nobody to ask is no reason to fail: the usual name serves. */
async function askForTemplate(candidate: RoleCandidate, terminal: Terminal): Promise<string | undefined> {
  if (!terminal.isInteractive) return DEFAULT_SETTINGS.profileNameTemplate;
  const { use: words } = messagesFor(terminal.language).cli;
  terminal.err(words.noProfile(candidateWords(candidate, [])));
  return terminal.askLine(words.template, DEFAULT_SETTINGS.profileNameTemplate);
}

async function templatePath(terminal: Terminal): Promise<string> {
  const { ownPaths } = await import('../../../core/index.ts');
  return path.join(ownPaths((await terminal.ports()).surroundings).dir, 'command-line.json');
}

async function rememberedTemplate(terminal: Terminal): Promise<string | undefined> {
  const { readOwnJson } = await import('../../../core/index.ts');
  return readOwnJson(await templatePath(terminal), (value) => {
    const isObject = typeof value === 'object' && value !== null && 'profileTemplate' in value;
    return isObject && typeof value.profileTemplate === 'string' ? value.profileTemplate : undefined;
  });
}

async function rememberTemplate(profileTemplate: string, terminal: Terminal): Promise<void> {
  const { writeOwnJson } = await import('../../../core/index.ts');
  await writeOwnJson(await templatePath(terminal), { profileTemplate });
}
