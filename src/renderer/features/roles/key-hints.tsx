import { useWords } from '../../state/window-context.ts';
import { KeyHints, type KeyHint } from '../../ui/key-hints.tsx';
import { commandKey } from './rows/command-key.ts';

interface RoleKeyHintsProps {
  readonly where: 'search' | 'list';
  /** Whether the active role has a profile. */
  readonly hasProfile: boolean;
}

/** The keys that work right now, the most wanted of them: in the list the letter alone, in the search box with Ctrl or ⌘. */
export function RoleKeyHints({ where, hasProfile }: RoleKeyHintsProps) {
  const { keys, roles } = useWords().window;
  const letter = (key: string): readonly string[] => [where === 'list' ? key : `${commandKey}${key}`];
  const hints: readonly KeyHint[] = [
    [['↑', '↓'], keys.move],
    [['↵'], keys.copy],
    [['⇧', '↵'], keys.format],
    hasProfile ? [letter('E'), 'AWS_PROFILE'] : [letter('P'), keys.profile],
    [letter('O'), keys.console],
    [letter('.'), roles.keys.more],
  ];
  return <KeyHints label={keys.heading} hints={hints} />;
}
