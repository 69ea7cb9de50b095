import type { ProxyConfig } from 'electron';
import { proxySettingAddress } from '../../core/index.ts';
import type { ProxySetting } from '../../shared/domain/settings.ts';

/** What Electron's session is told for a setting. Throws proxyInvalid. */
export function proxyConfig(proxy: ProxySetting): ProxyConfig {
  if (proxy.by === 'system') return { mode: 'system' };
  if (proxy.by === 'none') return { mode: 'direct' };
  return { mode: 'fixed_servers', proxyRules: proxySettingAddress(proxy.address) };
}
