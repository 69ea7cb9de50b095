import { REGIONS } from '../../../shared/text/regions.ts';

/** The options of a Region field. Browsers find them by code and by place. */
export function RegionChoices() {
  return REGIONS.map(([code, place]) => (
    <option key={code} value={code}>
      {place}
    </option>
  ));
}
