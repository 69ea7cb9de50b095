import type { ReactNode } from 'react';
import type { PageName } from '../../../shared/pages.ts';
import { useWords } from '../../state/window-context.ts';
import { FailedPart } from './failed-part.tsx';
import { FailureBoundary } from './failure-boundary.tsx';

/** Catches failures of one page, so that the navigation and the other pages stay. */
export function PageBoundary({ page, children }: { readonly page: PageName; readonly children: ReactNode }) {
  const { failure, navigation } = useWords().window;
  return (
    <FailureBoundary
      part={page}
      renderFailure={(reload) => (
        <main>
          <FailedPart title={failure.pageFailed(navigation[page])} hint={failure.pageHint} onReload={reload} />
        </main>
      )}
    >
      {children}
    </FailureBoundary>
  );
}
