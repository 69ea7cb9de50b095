import { ACCOUNT_COLOURS, type AccountColour } from '../../shared/domain/account-preferences.ts';

/** Firefox's names of container colours, which other tools use, by the nearest colour that Daypass has. */
const NEAREST: Readonly<Record<string, AccountColour>> = {
  turquoise: 'blue',
  pink: 'purple',
  toolbar: 'grey',
  gray: 'grey',
};

export function colourOf(name: unknown): AccountColour | undefined {
  if (typeof name !== 'string') return undefined;
  const text = name.trim().toLowerCase();
  return ACCOUNT_COLOURS.find((colour) => colour === text) ?? NEAREST[text];
}
