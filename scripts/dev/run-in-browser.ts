import { registerHooks } from 'node:module';
import { setScene } from '../demo/scene.ts';
import { page } from './page-link.ts';
import { servePage } from './page-server.ts';

/** Runs the real main program in this process, against the simulator, with its window in a browser. Ends with Ctrl-C. */
export async function runInBrowser(): Promise<void> {
  const scene = await setScene({ withSession: true });
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, scene.env);
  const electron = new URL('electron-in-browser.ts', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
  });
  const end = (): void => void scene.close().finally(() => process.exit());
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const address = await servePage();
  await import('../../src/main/index.ts');
  await page.isShown;
  console.log(`Daypass runs against the simulator, in ${scene.homeDir}. Open this address, once:\n  ${address}`);
}
