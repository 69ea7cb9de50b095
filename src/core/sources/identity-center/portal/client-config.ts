import { checkRegion } from '../../../../shared/text/regions.ts';
import type { AwsTransport } from '../../../transport/aws-transport.ts';

/**
 * Settings both SDK clients share. Everything the SDK would otherwise look up in the environment or in
 * ~/.aws/config is given, so that an odd config file cannot break or slow a sign-in. One try per call: the pacing is ours.
 */
export function clientConfig(region: string, endpoint: string, requestHandler: AwsTransport) {
  return {
    region: checkRegion(region),
    endpoint,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard' as const,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    authSchemePreference: async () => [],
    userAgentAppId: async () => undefined,
    requestHandler,
  };
}
