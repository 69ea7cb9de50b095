/**
 * The engine's third door, for prompts and completions: what files say at a glance. It is apart from light.ts, so that they
 * do not load the client of the key service.
 */
export { glanceAtNames, type NamesGlance } from './glance/glance-at-names.ts';
export { glanceAtProfile } from './glance/glance-at-profile.ts';
export { glanceAtSettings } from './glance/glance-at-settings.ts';
export type { Surroundings } from './ports.ts';
