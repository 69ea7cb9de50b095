import { join } from 'node:path';
import { parseSaml2aws } from '../../sources/saml/saml2aws-file.ts';
import { foreignText, isFile } from '../read-foreign.ts';
import { EMPTY_SETUP, leftOut, type ToolReader } from '../setup.ts';

/** saml2aws: the accounts of `~/.saml2aws`. */
export const saml2aws: ToolReader = {
  async find({ surroundings: { homeDir, env } }) {
    const path = env['SAML2AWS_CONFIGFILE'] || join(homeDir, '.saml2aws');
    return (await isFile(path)) ? [path] : [];
  },
  async read(_machine, paths) {
    const [path = ''] = paths;
    const text = await foreignText(path);
    if (text === undefined) return { ...EMPTY_SETUP, readFrom: paths, leftOut: [leftOut('fileUnreadable', { path })] };
    return { ...EMPTY_SETUP, readFrom: paths, samlAccounts: parseSaml2aws(text) };
  },
};
