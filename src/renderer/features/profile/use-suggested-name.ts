import { useEffect, useState } from 'react';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { useTools } from '../../state/window-context.ts';

/** A name for a role's new profile: main's suggestion until the person types one. */
export function useSuggestedName(role: RoleRef): readonly [string, (text: string) => void] {
  const { bridge } = useTools();
  const [typed, setTyped] = useState<string>();
  const [suggested, setSuggested] = useState('');
  useEffect(() => {
    let stale = false;
    const suggest = async (): Promise<void> => {
      const outcome = await bridge.suggestProfileName({ role });
      if (!stale && outcome.ok) setSuggested(outcome.value.profileName);
    };
    void suggest();
    return () => {
      stale = true;
    };
  }, [bridge, role]);
  return [typed ?? suggested, setTyped];
}
