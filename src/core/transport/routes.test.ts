import { expect, test, vi } from 'vitest';
import type { ProxyChoice, ProxyServer } from '../ports.ts';
import { VirtualTime } from '../testing/virtual-time.ts';
import { Routes } from './routes.ts';

const url = new URL('https://oidc.eu-west-1.amazonaws.com/token');
const direct: ProxyChoice = { via: 'direct' };
const proxy = (host: string): ProxyServer => ({ via: 'proxy', scheme: 'http', host, port: 3128 });
const log = { info: () => undefined, warn: () => undefined };

function setUp(choices: readonly ProxyChoice[], env: Record<string, string> = {}) {
  const time = new VirtualTime();
  const resolve = vi.fn<(asked: string) => Promise<readonly ProxyChoice[]>>(async () => choices);
  const surroundings = { platform: 'linux' as const, homeDir: '/nowhere', env };
  return { time, resolve, routes: new Routes({ clock: time, log, surroundings, systemProxy: { resolve } }) };
}

test('asks the system only where the environment says nothing', async () => {
  const named = setUp([proxy('system')], { HTTPS_PROXY: 'http://env.example:1' });
  expect(await named.routes.to(url)).toMatchObject([{ host: 'env.example' }]);
  expect(named.resolve).not.toHaveBeenCalled();
  const unnamed = setUp([proxy('system'), direct], { HTTP_PROXY: 'http://other.example' });
  expect(await unnamed.routes.to(url)).toEqual([proxy('system'), direct]);
  expect(unnamed.resolve).toHaveBeenCalledWith('https://oidc.eu-west-1.amazonaws.com');
});

test('goes straight where NO_PROXY says so, and to this machine, whatever the system says', async () => {
  const { routes, resolve } = setUp([proxy('system')], { NO_PROXY: '.amazonaws.com', HTTP_PROXY: 'http://p.example' });
  expect(await routes.to(url)).toEqual([direct]);
  expect(await routes.to(new URL('http://127.0.0.1:9'))).toEqual([direct]);
  expect(resolve).not.toHaveBeenCalled();
});

test('puts what the person chose in Daypass before the environment, but never this machine behind a proxy', async () => {
  const surroundings = {
    platform: 'linux' as const,
    homeDir: '/nowhere',
    env: { HTTPS_PROXY: 'http://env.example:1', NO_PROXY: '.amazonaws.com' },
  };
  const systemProxy = { resolve: async () => [proxy('chosen')], comesFirst: () => true };
  const routes = new Routes({ clock: new VirtualTime(), log, surroundings, systemProxy });
  expect(await routes.to(url)).toEqual([proxy('chosen')]);
  expect(await routes.to(new URL('http://localhost:9'))).toEqual([direct]);
});

test('takes a system that cannot say for one without a proxy', async () => {
  const { routes, resolve } = setUp([]);
  expect(await routes.to(url)).toEqual([direct]);
  routes.forget();
  resolve.mockRejectedValue(new Error('PAC script not loaded'));
  expect(await routes.to(url)).toEqual([direct]);
});

test('tries first what worked, and asks again after some minutes, after a jump back, or when told to forget', async () => {
  const { routes, resolve, time } = setUp([proxy('dead'), proxy('live'), direct]);
  const [, live] = await routes.to(url);
  routes.worked(url, live ?? direct);
  expect(await routes.to(url)).toEqual([proxy('live'), proxy('dead'), direct]);
  expect(resolve).toHaveBeenCalledOnce();
  time.jump(6 * 60_000);
  expect(await routes.to(url)).toEqual([proxy('dead'), proxy('live'), direct]);
  time.jump(-3 * 60 * 60_000);
  await routes.to(url);
  expect(resolve).toHaveBeenCalledTimes(3);
  routes.forget();
  await routes.to(url);
  expect(resolve).toHaveBeenCalledTimes(4);
});
