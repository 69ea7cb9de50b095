import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Engine } from './api.ts';
import { findRegion } from '../sources/identity-center/portal/pages/portal-region.ts';
import { checkTakesResponse } from '../sources/saml/saml-source.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import type { EngineParts } from './engine-parts.ts';
import { noteEdit } from './note-activity.ts';
import { endSource } from './end-source.ts';

/** Sign-in and sign-out. */
export function sessionsApi(
  parts: EngineParts,
  reload: () => Promise<void>,
): Pick<
  Engine,
  | 'findRegion'
  | 'findSession'
  | 'probeSignIn'
  | 'addSession'
  | 'signIn'
  | 'cancelSignIn'
  | 'signOut'
  | 'signOutEverywhere'
> {
  const { ports, transport, sources, profiles, issuer } = parts;
  const { settings } = ports;

  return {
    findRegion: (startUrl, signal) => findRegion(ports, transport, startUrl, signal),
    findSession: async (name) => (await sources.find(name)).info,
    async probeSignIn(name, report) {
      const source = await sources.find(name);
      if (!source.probe) throw new DaypassError('probeUnsupported', { session: source.info.id });
      await source.probe(report);
      return source.info;
    },
    async addSession(input) {
      const isNew = await profiles.addSession(input);
      if (isNew) noteEdit(parts, 'addSession', [input.name]);
      await reload();
      const { info } = await sources.find(input.name);
      return isNew ? info : { ...info, wasThere: true };
    },

    async signIn(sourceId, options = {}) {
      const source = await sources.find(sourceId);
      checkTakesResponse(source, options);
      const usesDeviceCode = source.info.can.deviceCode && settings.now().deviceCodeSessions.includes(source.info.id);
      const signedIn = await source.signIn({ ...(usesDeviceCode && { flow: 'device' }), ...options });
      issuer.forgetSession(source.info.id);
      return signedIn;
    },
    cancelSignIn: (sourceId) => sources.of(sourceId)?.cancelSignIn(),
    async signOut(sourceId) {
      const source = await sources.find(sourceId);
      source.cancelSignIn();
      return { revokedAtAws: await endSource(parts, source) };
    },
    async signOutEverywhere() {
      await sources.refresh();
      const [all, { trouble }] = [sources.all(), sources];
      if (trouble && all.length === 0) throw new DaypassError(trouble.code, trouble.facts);
      sources.cancelSignIns();
      return signOutEverywhere(all, async (source) => {
        await source.load();
        return endSource(parts, source);
      });
    },
  };
}
