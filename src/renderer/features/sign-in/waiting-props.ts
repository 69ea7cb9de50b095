import type { ShownStanding } from '../../../shared/snapshots.ts';

export interface WaitingProps {
  readonly sessionName: string;
  readonly standing: Extract<ShownStanding, { readonly at: 'awaitingUser' }>;
  readonly onCancel: () => void;
}
