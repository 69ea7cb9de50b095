import { bridgeOver } from '../../src/preload/bridge.ts';
import { orderedWire } from '../../src/preload/ordered-wire.ts';

/** The preload's work in a plain browser: the same bridge, over the development server. */

type Listener = (event: unknown, value: unknown) => void;

const listeners = new Map<string, Set<Listener>>();
const events = new EventSource('/daypass/events');
const isOpen = new Promise((resolve) => {
  events.addEventListener('open', resolve, { once: true });
});

events.addEventListener('message', ({ data }: MessageEvent<string>) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only page-link.ts sends here
  const { channel, value } = JSON.parse(data) as { readonly channel: string; readonly value: unknown };
  for (const listener of listeners.get(channel) ?? []) listener(undefined, value);
});

const bridge = bridgeOver(
  orderedWire({
    // Whatever is sent before the answers can arrive would be answered to nobody.
    send: (channel, ...args) => void isOpen.then(() => post({ channel, args })),
    on: (channel, listener) => listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
    off: (channel, listener) => listeners.get(channel)?.delete(listener),
  }),
);
Object.defineProperty(window, 'daypass', { value: bridge });

function post(message: { readonly channel: string; readonly args: readonly unknown[] }): Promise<Response> {
  return fetch('/daypass/send', { method: 'POST', body: JSON.stringify(message) });
}
