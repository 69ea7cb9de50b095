import { useWindowState, useWords } from '../../state/window-context.ts';
import { KeyHints, type KeyHint } from '../../ui/key-hints.tsx';
import { commandKey } from './rows/command-key.ts';

/** The keys that work right now, the most wanted of them: in the list the letter alone, in the search box with Ctrl or ⌘. */
export function RoleKeyHints({ where }: { readonly where: 'search' | 'list' }) {
  const { keys, roles } = useWords().window;
  const defaultAct = useWindowState((state) => state.settings?.defaultAct) ?? 'profile';
  const letter = (key: string): readonly string[] => [where === 'list' ? key : `${commandKey}${key}`];
  const hints: readonly KeyHint[] = [
    [['↵'], keys.acts[defaultAct]],
    [[`${commandKey}↵`], defaultAct === 'keys' ? keys.acts.profile : keys.acts.keys],
    // Where Enter opens the console, its letter is no news.
    ...(defaultAct === 'console' ? [] : [[letter('O'), keys.console] as const]),
    [letter('.'), roles.keys.more],
  ];
  return <KeyHints label={keys.heading} hints={hints} />;
}
