import { repositoryAddress } from '../../core/index.ts';
import type { ProjectPage } from '../../shared/about.ts';

export type ProjectPages = Readonly<Partial<Record<ProjectPage, string>>>;

/**
 * The addresses of the project's pages, from the `repository` that a release writes into the app's package.json
 * (scripts/package.ts). A build without a repository has none.
 */
export function projectPages(repository: unknown): ProjectPages {
  const home = repositoryAddress(repository);
  if (home === undefined) return {};
  return { docs: `${home}#readme`, changes: `${home}/releases`, issues: `${home}/issues` };
}
