import { networkInterfaces } from 'node:os';
import { approveDevice, startSimulator } from '../../src/simulator/index.ts';
import { startProcess } from '../clients/cli-program.ts';

/**
 * Run in a network namespace of its own: `node isolated-login.ts NODE ENTRY`. Starts a portal there, signs in by a code and prints as
 * JSON what came of it. The portal is all that the command line can reach.
 */
const [node = '', entry = ''] = process.argv.slice(2);
const simulator = await startSimulator();
const { startUrl, region } = simulator.portal;
const env = { ...process.env, ...simulator.environment };
const daypass = (...args: readonly string[]) => startProcess(node, [entry, ...args], env);

await daypass('session', 'add', 'corp', '--start-url', startUrl, '--region', region).finished;
const login = daypass('login', '--json');
const { url, code }: { url: string; code: string } = JSON.parse(await login.nextLine());
await approveDevice(url, code);
const { code: exitCode } = await login.finished;
const status = await daypass('status', '--json').finished;
await simulator.close();
const { sessions }: { sessions: unknown } = JSON.parse(status.stdout);
process.stdout.write(JSON.stringify({ interfaces: Object.keys(networkInterfaces()), login: exitCode, sessions }));
