import { counted } from '../../plural.ts';

/** A count with the counter for things: `3 件`. */
export const items = (count: number) => counted('ja', count, { other: '件' });
