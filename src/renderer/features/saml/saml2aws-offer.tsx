import { useCallback, useState } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useLanguage, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';

/** Offers to import the accounts that saml2aws has on this machine. */
export function Saml2awsOffer() {
  const { saml } = useWords().window;
  const language = useLanguage();
  const { bridge, store } = useTools();
  const found = useAnswer(useCallback(() => bridge.findSaml2aws({}), [bridge]));
  const [busy, setBusy] = useState(false);
  const names = found.value?.names ?? [];
  if (names.length === 0) return null;
  const listOf = (all: readonly string[]): string =>
    new Intl.ListFormat(language).format(all.map((name) => safeText(name)));
  const take = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const outcome = await bridge.importSaml2aws({});
    setBusy(false);
    if (!outcome.ok) return store.send({ type: 'news', item: { what: 'failed', failure: outcome.error } });
    const { added, left } = outcome.value;
    store.send({ type: 'sheetDismissed' });
    store.send({ type: 'news', item: { what: 'samlAccountsImported', added, left } });
  };
  return (
    <Callout tone="calm">
      <p>{saml.saml2awsFound(listOf(names))}</p>
      <Button busy={busy} onClick={() => void take()}>
        {saml.saml2awsImport}
      </Button>
    </Callout>
  );
}
