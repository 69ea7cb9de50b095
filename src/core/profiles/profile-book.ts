import type { RoleRef } from '../../shared/role-ref.ts';
import type { ProfilePreview } from '../../shared/snapshots.ts';
import type { NewSessionInput, ProfileRequest } from '../engine-api.ts';
import type { SsoSession } from '../engine-state.ts';
import { readConfigFile } from '../files/config-file.ts';
import { cleanStartUrl } from '../portal/start-url.ts';
import { checkRegion } from '../portal/regions.ts';
import { applyEdit, previewEdit, type EditPlaces } from './apply-edit.ts';
import type { ConfigPlan } from './config-plan.ts';
import { planProfile } from './plan-profile.ts';
import { planSession } from './plan-session.ts';
import { suggestProfileName } from './profile-name.ts';
import { takenNames } from './taken-names.ts';

/** Sessions and profiles put into the person's own config file, each shown before it is written. */
export class ProfileBook {
  readonly #places: EditPlaces;

  constructor(places: EditPlaces) {
    this.#places = places;
  }

  /** Writes a new `[sso-session]`, its start URL and region cleaned. Rejects as `planSession` and `applyEdit`. */
  async addSession(input: NewSessionInput): Promise<{ name: string }> {
    const session = { ...input, startUrl: cleanStartUrl(input.startUrl), region: checkRegion(input.region) };
    await applyEdit(this.#places, (document) => planSession(document, session));
    return { name: session.name };
  }

  /** A name under which no AWS client knows a profile of the file. */
  async suggestName(role: RoleRef, accountName: string): Promise<string> {
    const { document } = await readConfigFile(this.#places.configPath);
    return suggestProfileName(role, accountName, takenNames(document, 'profile'));
  }

  /** What `add` would change. Rejects as `planProfile` and `previewEdit`. */
  async preview(request: ProfileRequest, session: SsoSession): Promise<ProfilePreview> {
    const plan = await previewEdit(this.#places.configPath, (document) =>
      planProfile(document, { ...request, session }),
    );
    return this.#told(request, plan);
  }

  /** Rejects as `planProfile` and `applyEdit`. */
  async add(request: ProfileRequest, session: SsoSession): Promise<ProfilePreview> {
    const plan = await applyEdit(this.#places, (document) => planProfile(document, { ...request, session }));
    return this.#told(request, plan);
  }

  #told({ profileName }: ProfileRequest, { diff }: ConfigPlan): ProfilePreview {
    return { profileName, filePath: this.#places.configPath, diff };
  }
}
