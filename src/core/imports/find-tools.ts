import { OTHER_TOOLS, type FoundTool, type OtherTool } from '../../shared/imports/import-plan.ts';
import type { ToolMachine, ToolReader } from './setup.ts';
import { awsSso } from './tools/aws-sso.ts';
import { awsSsoUtil } from './tools/aws-sso-util.ts';
import { awsVault } from './tools/aws-vault.ts';
import { granted } from './tools/granted.ts';
import { leapp } from './tools/leapp.ts';
import { saml2aws } from './tools/saml2aws.ts';

export const TOOL_READERS: Readonly<Record<OtherTool, ToolReader>> = {
  leapp,
  granted,
  'aws-sso': awsSso,
  'aws-vault': awsVault,
  saml2aws,
  'aws-sso-util': awsSsoUtil,
};

/** The tools that have left files here. Reads a few files; never rejects. */
export async function findTools(machine: ToolMachine): Promise<readonly FoundTool[]> {
  const found = await Promise.all(
    OTHER_TOOLS.map(async (tool) => ({ tool, paths: await TOOL_READERS[tool].find(machine).catch(() => []) })),
  );
  return found.filter(({ paths }) => paths.length > 0);
}
