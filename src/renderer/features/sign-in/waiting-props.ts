import type { SessionStanding } from '../../../shared/snapshots.ts';

export interface WaitingProps {
  readonly sessionName: string;
  readonly standing: Extract<SessionStanding, { readonly at: 'awaitingUser' }>;
  readonly onCancel: () => void;
}
