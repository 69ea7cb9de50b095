import { parseCliArguments, usage } from './cli-options.ts';
import { PortError } from './http/listen.ts';
import { SimulatorOptionError } from './settings.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './running-simulator.ts';

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what is wrong on stderr and answers the exit code: 1 failed, 2 wrong use. */
function explain(error: unknown): number {
  if (error instanceof SimulatorOptionError) {
    process.stderr.write(`simulator: ${error.message} See --help.\n`);
    return 2;
  }
  if (!(error instanceof PortError)) throw error;
  process.stderr.write(`simulator: ${error.message}\n`);
  return 1;
}

async function run(argv: readonly string[]): Promise<void> {
  const request = parseCliArguments(argv);
  if (request.kind === 'help') {
    process.stdout.write(usage);
    return;
  }
  const simulator = await startSimulator(request.options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
  process.stdout.write(request.json ? `${JSON.stringify(addressesOf(simulator))}\n` : guideFor(simulator));
}

function addressesOf(simulator: Simulator): unknown {
  const { url, adminUrl, portals, environment, proxyEnvironment, tls } = simulator;
  return {
    url,
    adminUrl,
    portals: portals.map(({ startUrl, region, assignedAccounts }) => ({
      startUrl,
      region,
      accounts: assignedAccounts.length,
    })),
    environment,
    proxyEnvironment,
    ...(tls === undefined ? {} : { tlsPort: tls.port, proxyUrl: tls.proxyUrl, caPemPath: tls.caPemPath }),
  };
}

function guideFor(simulator: Simulator): string {
  const { url, adminUrl, portals, environment, proxyEnvironment } = simulator;
  const lines = [
    `IAM Identity Center simulator at ${url} (admin API ${adminUrl})`,
    '',
    ...portals.map(
      ({ startUrl, region, assignedAccounts }) => `  ${startUrl}  ${region}  ${assignedAccounts.length} accounts`,
    ),
    '',
    'For Daypass, the AWS SDKs and AWS CLI 2.13 or later:',
    ...exportLines(environment),
  ];
  if (simulator.tls !== undefined)
    lines.push('', 'For an older AWS CLI (before 2.13), instead:', ...exportLines(proxyEnvironment));
  return `${[...lines, '', 'Ctrl+C ends it.'].join('\n')}\n`;
}

function exportLines(variables: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(variables).map(([name, value]) => `  export ${name}='${value}'`);
}
