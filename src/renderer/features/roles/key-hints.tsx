import { useWords } from '../../state/window-context.ts';
import { KeyHints, type KeyHint } from '../../ui/key-hints.tsx';
import { isMac } from '../navigation/platform.ts';

const commandKey = isMac ? '⌘' : 'Ctrl ';

/** The keys that work right now: in the list the letter alone, in the search box with Ctrl or ⌘. */
export function RoleKeyHints({ where }: { readonly where: 'search' | 'list' }) {
  const { keys, roles } = useWords().window;
  const letter = (key: string): readonly string[] => [where === 'list' ? key : `${commandKey}${key}`];
  const hints: readonly KeyHint[] = [
    [['↑', '↓'], keys.move],
    [['↵'], keys.copy],
    [['⇧', '↵'], keys.format],
    [letter('E'), 'AWS_PROFILE'],
    [letter('P'), keys.profile],
    [letter('O'), keys.console],
    [letter('F'), keys.favourite],
    [letter('.'), roles.keys.more],
  ];
  return <KeyHints label={keys.heading} hints={hints} />;
}
