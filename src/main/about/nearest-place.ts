import { existsSync } from 'node:fs';
import path from 'node:path';

/** Returns the path if it exists, else the nearest folder above it that does. */
export function nearestPlace(wanted: string): string {
  const above = path.dirname(wanted);
  return existsSync(wanted) || above === wanted ? wanted : nearestPlace(above);
}
