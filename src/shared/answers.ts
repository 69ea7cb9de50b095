/** The channel on which main answers what the window asked. */
export const ANSWERS = 'daypass.answers';

/** `id` is the question's own; without a value the asker was refused. */
export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly refused: true };
