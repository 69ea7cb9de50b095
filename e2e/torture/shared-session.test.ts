import { expect, test } from 'vitest';
import { awsCliV2 } from '../../scripts/programs/aws-cli.ts';
import type { Scene } from '../../scripts/demo/scene.ts';
import { shareSession, type SharedFigures } from './support/shared-session.ts';

/** The short form of `npm run soak`: one session, refresh tokens good for one use, access tokens that live some seconds. */

/** Until the session has been renewed this often, by whomever. */
const renewals =
  (count: number) =>
  async ({ simulator }: Scene) => {
    let sinceSequence = simulator.requests.lastSequence;
    for (let renewed = 0; renewed < count; renewed += 1) {
      const isRenewal = ({ grantType, status }: { grantType: string | undefined; status: number | undefined }) =>
        grantType === 'refresh_token' && status === 200;
      ({ sequence: sinceSequence } = await simulator.nextRequest(isRenewal, { sinceSequence }));
    }
  };

function expectStored({ app, commandLine, reader, signIns, isAlive }: SharedFigures): void {
  expect({ app: app.failures, commandLine: commandLine.failures, signIns, isAlive }).toEqual({
    app: {},
    commandLine: {},
    signIns: 0,
    isAlive: true,
  });
  expect(app).toMatchObject({ signedOutSeen: 0, oddFilesMet: 0 });
  expect(app.uses).toBeGreaterThan(0);
  expect(commandLine.uses).toBeGreaterThan(0);
  expect(reader.tokens).toBeGreaterThan(1);
}

test('ours alone: app and command line renew one session in turns, and no reader ever meets half a token file', async () => {
  const figures = await shareSession(6, renewals(3), { sdk: false, aws: false });
  console.log(`ours alone: ${JSON.stringify({ refreshes: figures.refreshes.ours, reader: figures.reader })}`);
  expectStored(figures);
  expect(figures.reader.torn).toBe(0);
  expect(figures.refreshes.ours.tooLate).toBe(0);
});

test('with the SDK for JavaScript and the AWS CLI on the same session: ours never lose it', async () => {
  const figures = await shareSession(6, renewals(6), { sdk: true, aws: (await awsCliV2()) !== undefined });
  console.log(`all together: ${JSON.stringify(figures)}`);
  expectStored(figures);
  expect(figures.sdk.every(({ uses }) => uses > 0)).toBe(true);
});
