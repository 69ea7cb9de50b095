import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { packStaged, stageCliPackage } from '../../../scripts/cli-package/stage.ts';
import { FIRST_SAML_APPLICATION } from '../../../src/simulator/index.ts';
import { AWS, isAwsLeftOut } from '../aws-cli.ts';
import { isLeftOut } from '../left-out.ts';
import { isSshLeftOut, startSshServer } from '../ssh-server.ts';
import { openTerminalWindow } from '../terminal-window.ts';
import { devcontainer, dockerStandIn, isContainerLeftOut } from './containers.ts';
import { guideBlocks } from './guide-blocks.ts';
import type { GuideMachine, GuideWorld } from './guide-machine.ts';
import { installIdpBrowser, isBrowserLeftOut } from './idp-browser.ts';
import { endShare, expectKeys, isSignedIn, share, typed, type Scene } from './steps.ts';
import { startTeamHost } from './team-host.ts';

const teamHosts = new WeakMap<GuideMachine, Readonly<Record<string, string>>>();
const samlLinks = new WeakMap<GuideMachine, string>();

/** In a codespace; npm installs into a folder of the person's that is on the PATH. */
function inCodespace(machine: GuideMachine): GuideMachine {
  const prefix = path.join(machine.home, '.npm');
  return machine.with({
    CODESPACES: 'true',
    PATH: `${prefix}/bin:${machine.env['PATH'] ?? ''}`,
    npm_config_prefix: prefix,
    npm_config_offline: 'true',
    npm_config_cache: path.join(machine.home, '.npm-cache'),
  });
}

/** The file of the guide about teams. */
async function teamFile(): Promise<string> {
  const blocks = await guideBlocks('teams.md');
  return blocks.find(({ language }) => language === 'yaml')?.text ?? '';
}

/** What each guide needs, and how its blocks are run where bash alone does not do. */
export const scenesOf = (world: () => GuideWorld): Readonly<Record<string, Scene>> => ({
  'amplify.md': {},
  'cdk.md': {},
  'agents.md': {},
  'terraform.md': {
    blocks: {
      async hcl(machine, { text }) {
        const profiles = [...text.matchAll(/^ +profile += "network-(\w+)"$/gmu)].map(([, role = '']) => role);
        expect(profiles).toEqual(['Admin']);
        await machine.addProfile('network-Admin', '333344445555', 'Admin');
        await expectKeys(machine, 'network-Admin');
      },
    },
  },
  'assumed-roles.md': {
    blocks: {
      async ini(machine, { text }) {
        await machine.appendConfig(`\n${text}`);
        const profiles = [...text.matchAll(/^\[profile (\S+)\]$/gmu)].map(([, name = '']) => name);
        expect(profiles).toHaveLength(2);
        for (const profile of profiles) await expectKeys(machine, profile);
        expect((await machine.daypass('list')).stdout).toContain('by source_profile hub');
      },
    },
  },
  'containers.md': {
    async prepare(machine) {
      await isSignedIn(machine);
      await machine.addProfile('dev', '111122223333', 'Developer');
      await machine.standIn('docker', dockerStandIn(AWS, world().aws));
      onTestFinished(endShare);
    },
    blocks: {
      'daypass share': share,
      async 'docker run'(machine, { text }) {
        if (isContainerLeftOut || isAwsLeftOut) return;
        expect(await typed(machine, text)).toContain('assumed-role/AWSReservedSSO_Developer');
        const without = await machine.type(text.replace('-e AWS_CONFIG_FILE=/daypass/config', '-e OTHER=1'));
        expect(without.code).not.toBe(0);
      },
      async json(machine, { text }) {
        if (isContainerLeftOut || isAwsLeftOut) return;
        const command = [AWS, 'sts', 'get-caller-identity'];
        const script = devcontainer(text, machine.env, world().aws, command);
        expect(await typed(machine, script)).toContain('assumed-role/AWSReservedSSO_Developer');
      },
    },
  },
  'codespaces.md': {
    async prepare(machine) {
      await machine.removeDaypass();
      const staged = path.join(machine.home, 'staged');
      await stageCliPackage(staged);
      await copyFile(
        await packStaged(staged, path.join(machine.home, 'packed')),
        path.join(machine.home, 'daypass.tgz'),
      );
    },
    blocks: {
      sh: async (machine, { text }) => {
        await typed(inCodespace(machine), text);
        const status = await machine.daypass('status', '--json');
        expect(JSON.parse(status.stdout)).toMatchObject({ sessions: [{ session: 'corp', state: 'signedIn' }] });
      },
      async json(machine, { text }) {
        const { postCreateCommand }: { postCreateCommand: string } = JSON.parse(text);
        const repository = path.join(machine.home, 'repository');
        await mkdir(path.join(repository, '.aws'), { recursive: true });
        await mkdir(path.join(repository, '.devcontainer'));
        await copyFile(path.join(machine.home, 'daypass.tgz'), path.join(repository, '.devcontainer/daypass.tgz'));
        await writeFile(path.join(repository, '.aws/daypass-team.yaml'), await teamFile());
        await typed(inCodespace(machine), postCreateCommand, { cwd: repository });
        expect((await machine.daypass('team', 'list')).stdout).toContain('acme');
      },
    },
  },
  'moving-in.md': {
    async prepare(machine) {
      await mkdir(path.join(machine.home, '.granted'));
      await writeFile(path.join(machine.home, '.granted/config'), 'DefaultBrowser = "FIREFOX"\n');
      const settings = {
        start_url: machine.startUrl,
        region: machine.region,
        account_id: '222233334444',
        role_name: 'Admin',
      };
      const lines = Object.entries(settings).map(([key, value]) => `granted_sso_${key} = ${value}\n`);
      await machine.appendConfig(
        `[profile prod]\n${lines.join('')}credential_process = granted credential-process --profile prod\n`,
      );
    },
    blocks: {
      async sh(machine, { text }) {
        const config = path.join(machine.home, '.aws/config');
        const before = await readFile(config, 'utf8');
        const [list = '', dryRun = '', change = '', undo = ''] = text.trim().split('\n');
        expect(await typed(machine, list)).toContain('daypass import granted');
        expect(await typed(machine, dryRun)).toContain('+sso_session = ');
        expect(await readFile(config, 'utf8')).toBe(before);
        await typed(machine, change);
        expect(await readFile(config, 'utf8')).toContain('sso_session = ');
        await typed(machine, undo);
        expect(await readFile(config, 'utf8')).toBe(before);
      },
    },
  },
  'shell.md': {
    async prepare(machine) {
      await isSignedIn(machine);
      await machine.daypass('list');
      await machine.addProfile('dev', '111122223333', 'Developer');
    },
    blocks: {
      async 'daypass use'(machine, { text }) {
        if (isLeftOut('tmux')) return;
        const startup = 'eval "$(daypass init bash)"';
        const window = await openTerminalWindow({
          shell: 'bash',
          env: { ...machine.env, TERM: 'xterm-256color' },
          startup,
        });
        onTestFinished(() => window.close());
        const profiles: string[] = [];
        for (const line of text.trim().split('\n')) {
          const command = line.replace(/ *#.*$/u, '');
          if (command === 'daypass use') {
            window.type(command);
            window.press('Enter');
            await window.until('the list', (shown) => shown.includes('found'));
            window.type('web dev');
            window.press('Enter');
            await window.until('the profile', (shown) => shown.includes('AWS_PROFILE is dev.'));
          } else await window.run(`${command} --template '{account}-{role}'`.replace(/(use (?:-|--unset)) .*/u, '$1'));
          profiles.push(await window.run('echo "$AWS_PROFILE"'));
        }
        expect(profiles).toEqual(['dev', 'prod-Admin', 'prod-ReadOnly', 'prod-Admin', '']);
      },
      async toml(machine, { text }) {
        const settings = Object.fromEntries(
          [...text.matchAll(/^(\w+) = (?:'(.*)'|(\[.*\]))$/gmu)].map(([, key, literal, list]) => [
            key,
            literal ?? list,
          ]),
        );
        expect(settings).toMatchObject({ shell: "['sh', '-c']", format: '$output ' });
        const starship = `sh -c "$when" && sh -c "$command"`;
        const variables = { when: settings['when'], command: settings['command'] };
        const shown = await typed(machine.with({ ...variables, AWS_PROFILE: 'dev' }), starship);
        expect(shown).toMatch(/^dev \d+m\s*$/u);
        expect((await machine.with(variables).type(starship)).code).toBe(1);
      },
      async zsh(machine, { text }) {
        if (isLeftOut('zsh')) return;
        const p10k = '[[ $# == 3 && $1 == segment && $2 == -t ]] && print -r -- "<$3>"';
        await writeFile(path.join(machine.home, 'p10k.zsh'), `p10k() { ${p10k} }\n${text}prompt_daypass\n`);
        expect(await typed(machine.with({ AWS_PROFILE: 'dev' }), 'zsh -f p10k.zsh')).toMatch(/^<dev \d+m>\s*$/u);
      },
      async set_poshcontext(machine, { text }) {
        for (const shell of ['bash', 'zsh'].filter((name) => !isLeftOut(name))) {
          await writeFile(path.join(machine.home, 'posh'), `${text}set_poshcontext\nenv | grep POSH\n`);
          const shown = await typed(machine.with({ AWS_PROFILE: 'dev' }), `${shell} posh`);
          expect(shown).toMatch(/^POSH_DAYPASS=dev \d+m\s*$/u);
        }
      },
      async json(_machine, { text }) {
        const { type, template }: Record<string, string> = JSON.parse(text);
        const shown = template?.replaceAll(/\{\{ \.Env\.(\w+) \}\}/g, (_, name: string) => `<${name}>`);
        expect({ type, shown }).toEqual({ type: 'text', shown: '<POSH_DAYPASS> ' });
      },
    },
  },
  'ssh.md': {
    async prepare(machine) {
      await isSignedIn(machine);
      await machine.addProfile('dev', '111122223333', 'Developer');
    },
    blocks: {
      async sh(machine, { text }) {
        if (isSshLeftOut) return;
        const server = await startSshServer([], [`PATH=${machine.env['PATH'] ?? ''}`]);
        onTestFinished(() => server.close());
        await mkdir(path.join(machine.home, '.ssh'));
        await copyFile(server.keyFile, path.join(machine.home, '.ssh/key'));
        // The client reads `~/.ssh/config` of the user database, whatever HOME says.
        await machine.standIn('ssh', `exec /usr/bin/ssh -F ${server.clientConfig} "$@"`);
        const here = text.replaceAll('HOST', 'box').replaceAll('2222', String(server.port));
        const [shell = '', command = ''] = here.trim().split('\n');
        const answers = [{ question: /[$#] $/u, typed: 'test -n "$AWS_CONTAINER_CREDENTIALS_FULL_URI"; exit\n' }];
        await typed(machine, shell, { answers });
        await typed(machine, command);
        expect(await readdir(server.tempDir)).toEqual([]);
      },
    },
  },
  'teams.md': {
    async prepare(machine) {
      const host = await startTeamHost(machine.home, await teamFile());
      onTestFinished(() => host.close());
      teamHosts.set(machine, host.environment);
    },
    blocks: {
      async sh(machine, { text }) {
        const named = async () => (await machine.daypass('team', 'list')).stdout;
        const online = machine.with(teamHosts.get(machine) ?? {});
        if ((await named()).includes('acme')) {
          // The ways to name a file are alternatives, and the second one says what to do first.
          const advice = 'daypass team remove acme';
          const refused = await online.type(`${text.trim()} || { rm -rf aws; exit 1; }`);
          expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining(advice) });
          await typed(machine, advice);
        }
        await typed(online, text);
        expect(await named()).toContain('acme');
        expect(await readFile(path.join(machine.home, '.aws/config'), 'utf8')).toContain('[sso-session corp]');
      },
      async yaml(machine) {
        // It is the file that the commands above have fetched.
        await machine.signIn();
        await typed(machine, 'daypass profile sync');
        const config = await readFile(path.join(machine.home, '.aws/config'), 'utf8');
        expect(config).toContain('[profile prod-ReadOnly]');
        expect(config).not.toContain('[profile prod-Admin]');
        const keys = await machine.daypass('export', '111122223333/Developer');
        expect(keys.code).toBe(6);
        expect(keys.stdout).not.toContain('ASIA');
      },
    },
  },
  '../saml.md': {
    async prepare(machine) {
      if (isBrowserLeftOut) return;
      samlLinks.set(machine, await installIdpBrowser(machine, world().simulator, FIRST_SAML_APPLICATION.id));
    },
    blocks: {
      async sh(machine, { text }) {
        const link = samlLinks.get(machine);
        if (link === undefined) return;
        const given: Readonly<Record<string, string>> = { NAME: 'partner', LINK: link, SECONDS: '3600' };
        await typed(
          machine,
          text.replaceAll(/[[\]]/g, '').replaceAll(/\b(?:NAME|LINK|SECONDS)\b/g, (word) => given[word] ?? ''),
        );
        expect((await machine.daypass('list')).stdout).toContain('PartnerReadOnly');
      },
    },
  },
  '../../README.md': {
    async prepare(machine) {
      await machine.standIn('aws', '[ "$*" = "s3 ls" ] && [ -n "$AWS_CONTAINER_CREDENTIALS_FULL_URI" ]');
      await machine.standIn('open-page', 'echo "$1" >"$HOME/opened"');
    },
    blocks: {
      async sha256sum(machine, { text }) {
        const downloads = path.join(machine.home, 'downloads');
        await mkdir(downloads);
        await writeFile(path.join(downloads, 'Daypass-linux-amd64.deb'), 'a package');
        await typed(
          machine,
          'sha256sum *.deb >sums; echo "$(printf 0%.0s {1..64})  other.rpm" >>sums; mv sums SHA256SUMS',
          {
            cwd: downloads,
          },
        );
        await typed(machine, text, { cwd: downloads });
        await writeFile(path.join(downloads, 'Daypass-linux-amd64.deb'), 'another package');
        expect((await machine.type(text, { cwd: downloads })).code).toBe(1);
      },
      async 'daypass setup'(machine, { text }) {
        const suggested = { question: /\]: $/u, typed: '\n' };
        const answers = [
          { question: /\d found\./u, typed: 'web dev\r' },
          ...Array.from({ length: 5 }, () => suggested),
        ];
        const person = machine.with({ BROWSER: 'open-page' });
        await typed(person, text, { answers });
        expect((await machine.daypass('profile', 'list')).stdout).toContain('prod-ReadOnly');
        expect(await readFile(path.join(machine.home, 'opened'), 'utf8')).toContain(
          'account_id=222233334444&role_name=Admin',
        );
      },
    },
  },
});
