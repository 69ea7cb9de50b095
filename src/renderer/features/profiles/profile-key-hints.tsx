import { useWords } from '../../state/window-context.ts';
import { KeyHints, type KeyHint } from '../../ui/key-hints.tsx';

/** The keys of the list. While the search box has the focus, only those that don't edit its text. */
export function ProfileKeyHints({ where }: { readonly where: 'search' | 'list' }) {
  const { keys } = useWords().window.profiles;
  const everywhere: readonly KeyHint[] = [
    [['↑', '↓'], keys.move],
    [['↵'], keys.change],
    [['⇧', '↵'], keys.more],
  ];
  const inList: readonly KeyHint[] = [
    [['␣'], keys.select],
    [['⌫'], keys.remove],
  ];
  return <KeyHints label={keys.heading} hints={where === 'list' ? [...everywhere, ...inList] : everywhere} />;
}
