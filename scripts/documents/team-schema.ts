import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { teamJsonSchema } from '../../src/core/imports/team/team-schema.ts';

/** Writes docs/schemas/team.schema.json from the check that Daypass itself makes: `npm run docs`. A test compares them. */

export const SCHEMA_FILE = path.join(import.meta.dirname, '../../docs/schemas/team.schema.json');

export function schemaText(): string {
  const about = { title: 'Daypass team file', description: 'Read by daypass team add; see docs/guides/teams.md.' };
  return `${JSON.stringify({ ...about, ...teamJsonSchema() }, undefined, 2)}\n`;
}

if (import.meta.main) await writeFile(SCHEMA_FILE, schemaText());
