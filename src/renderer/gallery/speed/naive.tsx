import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { largeDirectory } from './large-organization.ts';
import { exposeSpeedPage } from './open-list.ts';

/** The simplest list: every row is on the page, and each key filters all of them with `includes`. */
function NaiveList() {
  const [query, setQuery] = useState('');
  const words = query.toLowerCase().split(' ');
  const rows = largeDirectory.accounts
    .flatMap((account) => account.roleNames.map((roleName) => ({ account, roleName })))
    .filter(({ account, roleName }) => {
      const text = `${account.accountName} ${account.accountId} ${account.emailAddress} ${roleName}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  return (
    <main>
      <input aria-label="Search" value={query} onChange={(event) => setQuery(event.target.value)} />
      <ul>
        {rows.map(({ account, roleName }) => (
          <li key={`${account.accountId} ${roleName}`} data-role-row="">
            {roleName} <small>{account.accountName}</small> <code>{account.accountId}</code> <button>Copy</button>
          </li>
        ))}
      </ul>
    </main>
  );
}

exposeSpeedPage((container) => {
  const root = createRoot(container);
  root.render(<NaiveList />);
  return () => root.unmount();
});
