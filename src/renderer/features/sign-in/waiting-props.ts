import type { ShownStanding } from '../../../shared/view.ts';

export interface WaitingProps {
  readonly sourceId: string;
  readonly standing: Extract<ShownStanding, { readonly at: 'awaitingUser' }>;
  readonly onCancel: () => void;
}
