import type { ReactNode } from 'react';
import { useWords } from '../../state/window-context.ts';
import { FailedPart } from './failed-part.tsx';
import { FailureBoundary } from './failure-boundary.tsx';

/** Catches failures outside of pages and sheets, such as in the navigation. */
export function WindowBoundary({ children }: { readonly children: ReactNode }) {
  const { failure, title } = useWords().window;
  return (
    <FailureBoundary
      part="window"
      renderFailure={(reload) => (
        <main>
          <h1>{title}</h1>
          <FailedPart title={failure.windowFailed} hint={failure.windowHint} onReload={reload} />
        </main>
      )}
    >
      {children}
    </FailureBoundary>
  );
}
