import { setTimeout as sleep } from 'node:timers/promises';
import { awsCliV2 } from '../../scripts/programs/aws-cli.ts';
import { shareSession } from './support/shared-session.ts';

/** `npm run soak`: two minutes of eight processes on one session with one-use refresh tokens and short-lived tokens. */
const MINUTES = Number(process.argv[2] ?? 2);
const TOKEN_SECONDS = 15;

const withAws = (await awsCliV2()) !== undefined;
if (!withAws) console.log('There is no AWS CLI version 2 here: without it.');
console.log(`${MINUTES} min, access tokens of ${TOKEN_SECONDS} s, refresh tokens good for one use …`);
const figures = await shareSession(TOKEN_SECONDS, () => sleep(MINUTES * 60_000), { sdk: true, aws: withAws });
console.log(JSON.stringify(figures, undefined, 2));
const isKept =
  figures.isAlive && figures.app.signedOutSeen === 0 && Object.keys(figures.commandLine.failures).length === 0;
console.log(isKept ? 'Ours never lost the session.' : 'THE SESSION WAS LOST, or seemed to be.');
process.exitCode = isKept ? 0 : 1;
