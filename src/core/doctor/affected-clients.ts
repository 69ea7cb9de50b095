import type { AwsClient } from '../../shared/domain/findings.ts';
import { flatValues, type AwsFileKind, type ClientReading, type ReadValues } from '../config/clients/client-reading.ts';
import { READ_AS } from '../config/clients/read-as.ts';
import { ALL_CLIENTS } from './issue.ts';

/** Returns the clients that read the text as it is differently from the text as it is meant. */
export function affectedClients(text: string, meant: string, kind: AwsFileKind): AwsClient[] {
  return ALL_CLIENTS.filter((client) => {
    const read = READ_AS[client];
    return !isSame(read(Buffer.from(text), kind), read(Buffer.from(meant), kind));
  });
}

/** What each client reads of some lines of a section, under a header of their own. */
export function readBody(body: string): Readonly<Record<AwsClient, ReadonlyMap<string, string> | 'refused'>> {
  const bytes = Buffer.from(`[default]\n${body}`);
  const read = (client: AwsClient) => {
    const { refused, profiles } = READ_AS[client](bytes, 'config');
    return refused === undefined ? flatValues(profiles.get('default') ?? new Map()) : 'refused';
  };
  return { botocore: read('botocore'), javascript: read('javascript'), go: read('go') };
}

function isSame(a: ClientReading, b: ClientReading): boolean {
  return (
    (a.refused === undefined) === (b.refused === undefined) &&
    isSameSections(a.profiles, b.profiles) &&
    isSameSections(a.sessions, b.sessions)
  );
}

type Sections = ReadonlyMap<string, ReadValues>;

function isSameSections(a: Sections, b: Sections): boolean {
  return a.size === b.size && [...a].every(([name, values]) => isSameValues(values, b.get(name)));
}

function isSameValues(a: ReadValues, b: ReadValues | undefined): boolean {
  if (b === undefined) return false;
  const [left, right] = [flatValues(a), flatValues(b)];
  return left.size === right.size && [...left].every(([key, value]) => right.get(key) === value);
}
