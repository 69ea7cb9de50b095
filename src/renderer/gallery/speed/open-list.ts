/** What a page of this folder offers to the benchmark. */
export interface SpeedPage {
  /** Shows the list. Resolves once its rows have been painted, with the milliseconds that took. */
  readonly open: () => Promise<number>;
  readonly close: () => void;
}

declare global {
  interface Window {
    speedPage?: SpeedPage;
  }
}

/** Sets `window.speedPage`. `mount` puts the list on the page and returns a function that removes it. */
export function exposeSpeedPage(mount: (root: HTMLElement) => () => void): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page holds no #root');
  let unmount = (): void => {};
  window.speedPage = {
    async open() {
      const startedMillis = performance.now();
      unmount = mount(root);
      while (document.querySelector('[data-role-row], [role="row"]') === null) await frame();
      await painted();
      return performance.now() - startedMillis;
    },
    close: () => unmount(),
  };
}

function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** A message that is posted within an animation frame arrives after that frame has been painted. */
function painted(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(), { once: true });
      port1.start();
      port2.postMessage(undefined);
    }),
  );
}
