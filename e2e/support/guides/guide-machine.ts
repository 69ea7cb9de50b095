import { appendFile, chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { approveInBrowser, startSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { buildProgram, startProcess, type Finished, type Program, type Running } from '../../clients/cli-program.ts';
import { shellWord, typeBlock, type Answer } from './person-at-terminal.ts';

/** The organization, portal and session that the guides speak of. */
const ORGANIZATION = {
  accounts: [
    { accountId: '111122223333', accountName: 'web', roles: ['Developer', 'Admin'] },
    { accountId: '222233334444', accountName: 'prod', roles: ['Admin', 'ReadOnly'] },
    { accountId: '333344445555', accountName: 'network', roles: ['Admin'] },
  ],
};
const START_URL = 'https://d-1234567890.awsapps.com/start';
const REGION = 'eu-west-1';
const NO_DISPLAY = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined, BROWSER: undefined, SSH_CONNECTION: undefined };

type Environment = Readonly<Record<string, string | undefined>>;

/** AWS and a built `daypass`, for any number of machines. */
export interface GuideWorld {
  readonly simulator: Simulator;
  readonly program: Program;
  /** Variables that lead any AWS CLI to the simulator. */
  readonly aws: Environment;
  machine(): Promise<GuideMachine>;
  close(): Promise<void>;
}

/** A machine on which Daypass is installed, and nothing else of its is there. */
export interface GuideMachine {
  readonly home: string;
  readonly env: Environment;
  readonly region: string;
  readonly startUrl: string;
  /** The same machine with more variables. */
  with(env: Environment): GuideMachine;
  daypass(...args: readonly string[]): Promise<Finished>;
  /** Starts a block that runs until it is ended, and resolves once it has printed a line. */
  start(block: string): Promise<Running>;
  /** Types a block into a terminal, where a person sits. */
  type(block: string, more?: { readonly answers?: readonly Answer[]; readonly cwd?: string }): Promise<Finished>;
  /** Puts a script on the PATH under a name. */
  standIn(name: string, script: string): Promise<void>;
  /** As if Daypass were not installed. */
  removeDaypass(): Promise<void>;
  addSession(): Promise<void>;
  signIn(): Promise<void>;
  /** Adds a profile by the name that most guides use. */
  addProfile(name: string, account: string, role: string): Promise<void>;
  appendConfig(text: string): Promise<void>;
}

export async function startGuideWorld(): Promise<GuideWorld> {
  const simulator = await startSimulator({
    tls: true,
    portals: [{ startUrl: START_URL, region: REGION, organization: ORGANIZATION }],
  });
  const program = await buildProgram({ ...simulator.environment, ...NO_DISPLAY, CI: undefined });
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'daypass-guides-')));
  return {
    simulator,
    program,
    aws: { ...simulator.environment, ...simulator.proxyEnvironment },
    async machine() {
      const home = await mkdtemp(path.join(folder, 'home-'));
      const bin = path.join(home, 'bin');
      await mkdir(bin);
      const { node, entry, env } = program.invocation;
      const own = { ...env, HOME: home, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
      const machine = machineAt(program.invocation, home, own);
      await machine.standIn('daypass', `exec ${shellWord(node)} ${shellWord(entry)} "$@"`);
      return machine;
    },
    async close() {
      await simulator.close();
      await program.remove();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function machineAt(invocation: Program['invocation'], home: string, env: Environment): GuideMachine {
  const { node, entry } = invocation;
  const daypass = (...args: readonly string[]) => startProcess(node, [entry, ...args], env).finished;
  const must = async (...args: readonly string[]): Promise<void> => {
    const { code, stderr } = await daypass(...args);
    if (code !== 0) throw new Error(`daypass ${args.join(' ')} ended with ${String(code)}: ${stderr}`);
  };
  const bin = path.join(home, 'bin');
  return {
    home,
    env,
    region: REGION,
    startUrl: START_URL,
    with: (more) => machineAt(invocation, home, { ...env, ...more }),
    daypass,
    async start(block) {
      // `exec`, so that a signal meets the command itself.
      const running = startProcess('bash', ['--norc', '-c', `exec ${block}`], env);
      await running.nextLine();
      return running;
    },
    type: (block, more = {}) => typeBlock(block, env, { cwd: home, ...more }),
    async standIn(name, script) {
      await writeFile(path.join(bin, name), `#!/bin/bash\n${script}\n`);
      await chmod(path.join(bin, name), 0o755);
    },
    removeDaypass: () => rm(path.join(bin, 'daypass')),
    addSession: () => must('session', 'add', 'corp', '--start-url', START_URL, '--region', REGION),
    async signIn() {
      const login = startProcess(node, [entry, 'login', 'corp', '--browser', '--no-open', '--json'], env);
      await approveInBrowser(JSON.parse(await login.nextLine()).url);
      const { code, stderr } = await login.finished;
      if (code !== 0) throw new Error(`The sign-in ended with ${String(code)}: ${stderr}`);
    },
    addProfile: (name, account, role) =>
      must('profile', 'add', name, '--session', 'corp', '--account', account, '--role', role, '--region', REGION),
    async appendConfig(text) {
      await mkdir(path.join(home, '.aws'), { recursive: true });
      await appendFile(path.join(home, '.aws/config'), text);
    },
  };
}
