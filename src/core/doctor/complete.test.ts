import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AwsClient } from '../../shared/domain/findings.ts';
import { flatValues, type AwsFileKind } from '../config/clients/client-reading.ts';
import { READ_AS } from '../config/clients/read-as.ts';
import { clientConfigs } from '../config/testing/client-configs.ts';
import { ALL_CLIENTS } from './issue.ts';
import { isKnownKey } from './checks/known-keys.ts';
import { findingsOf } from './testing/patient.ts';

const RUNS = Number(process.env['DAYPASS_DOCTOR_RUNS'] ?? 3_000);

/** What a client sees of the settings that AWS has a meaning for, nested ones aside. */
function seenBy(client: AwsClient, text: string, kind: AwsFileKind): unknown {
  const { refused, profiles, sessions } = READ_AS[client](Buffer.from(text), kind);
  if (refused !== undefined) return refused.reason;
  return Object.entries({ profiles, sessions }).flatMap(([what, sections]) =>
    [...sections]
      .flatMap(([name, values]) => [...flatValues(values)].map(([key, value]) => [what, name, key, value] as const))
      .filter(([, , key]) => isKnownKey(key))
      .map((seen) => seen.join('\0'))
      .toSorted(),
  );
}

test('where clients read a file differently there is a finding that says so', () => {
  let differing = 0;
  let healthy = 0;
  fc.assert(
    fc.property(clientConfigs, fc.constantFrom<AwsFileKind>('config', 'credentials'), (text, kind) => {
      const [botocore, javascript, go] = ALL_CLIENTS.map((client) => seenBy(client, text, kind));
      const isAffecting = findingsOf({ [kind]: text }).some(({ clients }) => clients.length > 0);
      if (isAffecting) differing += 1;
      else {
        healthy += 1;
        expect([javascript, go]).toEqual([botocore, botocore]);
      }
    }),
    { numRuns: RUNS },
  );
  expect(Math.min(differing, healthy)).toBeGreaterThan(RUNS / 100);
});
