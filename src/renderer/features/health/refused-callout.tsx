import { useLanguage, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { useDiagnosis } from './diagnosis-context.ts';

/** Says above the profiles which tools refuse the files as a whole. */
export function RefusedCallout() {
  const { health: words } = useWords().window;
  const { store } = useTools();
  const language = useLanguage();
  const refusedBy = useDiagnosis().value?.refusedBy ?? [];
  if (refusedBy.length === 0) return null;
  const tools = new Intl.ListFormat(language).format(refusedBy.map(({ client }) => words.clients[client]));
  return (
    <Callout
      tone="bad"
      actions={<Button onClick={() => store.send({ type: 'pageAsked', page: 'doctor' })}>{words.showProblem}</Button>}
    >
      <strong>{words.refusedTitle(tools)}</strong>
      <p>{words.refusedBody}</p>
    </Callout>
  );
}
