import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { bridgeOfWindow } from './bridge.ts';
import { PaletteApp } from './features/palette/palette-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('palette.html holds no #root');
createRoot(root).render(
  <StrictMode>
    <PaletteApp bridge={bridgeOfWindow()} />
  </StrictMode>,
);
