import type { SignInFlow } from '../../../../shared/domain/session-state.ts';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SsoSession } from '../../../state.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { Surroundings } from '../../../ports.ts';

/** Set where a browser on the person's own machine cannot reach a callback on this one. */
const REMOTE_MARKS = [
  'SSH_CONNECTION',
  'SSH_TTY',
  'CODESPACES',
  'REMOTE_CONTAINERS',
  'GITPOD_WORKSPACE_ID',
  'CLOUD_SHELL',
];

/**
 * Which way to sign in. PKCE unless the browser cannot come back: over SSH, in Codespaces and containers, or with
 * no display, where the redirect would go to the wrong machine. Legacy sessions know the device code only: the
 * authorization code grant needs scopes, and scopes would make another kind of token (as in the AWS CLI).
 */
export function chooseFlow(
  session: SsoSession,
  asked: SignInFlow | undefined,
  surroundings: Pick<Surroundings, 'platform' | 'env'>,
): SignInFlow {
  if (!capabilitiesOf(session).browserSignIn) {
    if (asked === 'browser') throw new DaypassError('browserFlowUnsupported', { session: session.name });
    return 'device';
  }
  return asked ?? (canBrowserComeBack(surroundings) ? 'browser' : 'device');
}

function canBrowserComeBack({ platform, env }: Pick<Surroundings, 'platform' | 'env'>): boolean {
  if (REMOTE_MARKS.some((name) => env[name])) return false;
  if (platform !== 'linux' || env['WSL_DISTRO_NAME']) return true;
  return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}
