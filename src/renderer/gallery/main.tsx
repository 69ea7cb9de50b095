import { languageFor } from '../../shared/domain/languages.ts';
import { fixtures, type FixtureName } from '../fixtures/fixtures.ts';
import { settle } from '../fixtures/settle.ts';
import { mountWindow } from '../fixtures/mount-window.tsx';
import { FixtureList } from './fixture-list.tsx';
import { createRoot } from 'react-dom/client';

/** `?fixture=ready&language=ja` shows one state of the window; without a fixture, a list of them all. */
const asked = new URLSearchParams(location.search);
const name = asked.get('fixture') ?? '';
const root = document.getElementById('root');
if (root === null) throw new Error('index.html holds no #root');
if (isFixtureName(name)) {
  mountWindow(fixtures[name], root, { language: languageFor([asked.get('language') ?? 'en']) });
  void settle(fixtures[name]).then(() => document.documentElement.setAttribute('data-settled', ''));
} else createRoot(root).render(<FixtureList />);

function isFixtureName(text: string): text is FixtureName {
  return Object.hasOwn(fixtures, text);
}
