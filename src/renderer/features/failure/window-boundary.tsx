import type { ReactNode } from 'react';
import { useWords } from '../../state/window-context.ts';
import { FailedPart } from './failed-part.tsx';
import { FailureBoundary } from './failure-boundary.tsx';

/** Around everything: catches what fails outside pages and sheets, such as the navigation. */
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
