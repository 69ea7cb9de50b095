import type { ShownSessionState } from '../../../shared/domain/session-state.ts';

export interface WaitingProps {
  readonly sourceId: string;
  readonly standing: Extract<ShownSessionState, { readonly at: 'awaitingUser' }>;
  readonly onCancel: () => void;
}
