import type { SignInFlow } from '../../../../shared/domain/session-state.ts';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SsoSession } from '../../../state.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { Surroundings } from '../../../ports.ts';

/** Why a browser on the person's own machine cannot come back to this one. */
export type RemoteReason = 'ssh' | 'workspace' | 'container' | 'noDisplay';

/** Variables that are set in such places. */
const REMOTE_MARKS: readonly (readonly [reason: RemoteReason, variables: readonly string[]])[] = [
  ['workspace', ['CODESPACES', 'GITPOD_WORKSPACE_ID', 'CLOUD_SHELL']],
  // systemd and Podman set `container` (systemd.io, "The Container Interface").
  ['container', ['REMOTE_CONTAINERS', 'KUBERNETES_SERVICE_HOST', 'container']],
  ['ssh', ['SSH_CONNECTION', 'SSH_TTY']],
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
  return asked ?? (remoteReason(surroundings) === undefined ? 'browser' : 'device');
}

/** Undefined where the browser can come back. */
export function remoteReason({ platform, env }: Pick<Surroundings, 'platform' | 'env'>): RemoteReason | undefined {
  const mark = REMOTE_MARKS.find(([, variables]) => variables.some((name) => env[name]));
  if (mark) return mark[0];
  if (platform !== 'linux' || env['WSL_DISTRO_NAME']) return undefined;
  return (env['DISPLAY'] ?? env['WAYLAND_DISPLAY']) ? undefined : 'noDisplay';
}
