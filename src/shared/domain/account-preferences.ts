export const ACCOUNT_COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'grey'] as const;
export type AccountColour = (typeof ACCOUNT_COLOURS)[number];

/** What the person noted about an account. */
export interface AccountMark {
  readonly sourceId: string;
  readonly accountId: string;
  readonly colour?: AccountColour;
  /** Shown beside the account's own name. */
  readonly label?: string;
  /** Said by the person, over the production pattern; absent: the pattern decides. */
  readonly production?: boolean;
}

/** A change to what is noted about an account: `null` takes a note away, what is left out stays. */
export interface AccountMarking {
  readonly sourceId: string;
  readonly accountId: string;
  readonly colour?: AccountColour | null;
  readonly label?: string | null;
  readonly production?: boolean | null;
}
