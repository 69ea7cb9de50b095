import type { SessionSnapshot } from '../../../shared/view.ts';
import { LegacyLine } from './legacy-line.tsx';
import { RegistrationLine } from './registration-line.tsx';
import { TroubleLine } from './trouble-line.tsx';

interface SessionAttentionProps {
  readonly session: SessionSnapshot;
  readonly nowMillis: number;
}

/** What a session needs the person for and its pill has no room for. */
export function SessionAttention({ session, nowMillis }: SessionAttentionProps) {
  return (
    <>
      {session.can.movable && <LegacyLine session={session} />}
      <RegistrationLine session={session} nowMillis={nowMillis} />
      <TroubleLine session={session} nowMillis={nowMillis} />
    </>
  );
}
