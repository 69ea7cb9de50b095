import { startSimulator } from '../../src/simulator/index.ts';
import { addSignedInSession, buildProgram, type Program, standIn } from '../clients/cli-program.ts';
import { openTerminalWindow, type Shell, type TerminalWindow } from '../support/terminal-window.ts';

export interface WorkingDay {
  open(shell: Shell): Promise<TerminalWindow>;
  end(): Promise<void>;
}

const START_LINES: Readonly<Record<Shell, string>> = {
  bash: 'eval "$(daypass init bash)"',
  zsh: 'eval "$(daypass init zsh)"',
  fish: 'daypass init fish | source',
};

/** A person who is signed in, with one profile, in a home of their own; `daypass` is on the PATH as it is shipped. */
export async function beginWorkingDay(): Promise<WorkingDay> {
  const simulator = await startSimulator({
    organization: {
      accounts: [
        { accountId: '111122223333', accountName: 'prod', roles: ['Admin', 'ReadOnly'] },
        { accountId: '222233334444', accountName: 'nonprod', roles: ['Admin', 'Billing'] },
        { accountId: '333344445555', accountName: 'dev', roles: ['Deploy', 'ReadOnly'] },
      ],
    },
  });
  const daypass: Program = await buildProgram(simulator.environment);
  const { node, entry, env } = daypass.invocation;
  await standIn(daypass, 'daypass', `exec "${node}" "${entry}" "$@"`);
  await addSignedInSession(daypass, simulator.portal);
  await daypass.run('list');
  await daypass.run('profile', 'add', 'corp-dev-ReadOnly', 'dev/ReadOnly', '--region', 'eu-west-1');
  // How profiles are named was asked on the first day.
  await daypass.run('use', 'prod/Admin', '--template', '{session}-{account}-{role}');
  return {
    open: (shell) =>
      openTerminalWindow({ shell, env: { ...env, TERM: 'xterm-256color' }, startup: START_LINES[shell], columns: 120 }),
    async end() {
      await simulator.close();
      await daypass.remove();
    },
  };
}
