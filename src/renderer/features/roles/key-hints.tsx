import { useWindowState, useWords } from '../../state/window-context.ts';
import { KeyHints, type KeyHint } from '../../ui/key-hints.tsx';
import { commandKey } from './rows/command-key.ts';

/** The most useful keys that work at the moment: in the list a letter alone, in the search box with Ctrl or ⌘. */
export function RoleKeyHints({ where }: { readonly where: 'search' | 'list' }) {
  const { keys, roles } = useWords().window;
  const defaultAct = useWindowState((state) => state.settings?.defaultAct) ?? 'profile';
  const letter = (key: string): readonly string[] => [where === 'list' ? key : `${commandKey}${key}`];
  const hints: readonly KeyHint[] = [
    [['↵'], keys.acts[defaultAct]],
    [[`${commandKey}↵`], defaultAct === 'keys' ? keys.acts.profile : keys.acts.keys],
    // If Enter opens the console, its letter needs no hint.
    ...(defaultAct === 'console' ? [] : [[letter('O'), keys.console] as const]),
    [letter('.'), roles.keys.more],
  ];
  return <KeyHints label={keys.heading} hints={hints} />;
}
