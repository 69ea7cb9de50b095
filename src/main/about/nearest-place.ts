import { existsSync } from 'node:fs';
import path from 'node:path';

/** The path itself, or the nearest folder above it that exists. */
export function nearestPlace(wanted: string): string {
  const above = path.dirname(wanted);
  return existsSync(wanted) || above === wanted ? wanted : nearestPlace(above);
}
