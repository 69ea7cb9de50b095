import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { mint } from '../../roles/credentials-for-options.ts';
import { SELECTOR_OPTIONS } from '../../roles/role-selector.ts';

/** For `credential_process` in the AWS config file: nothing but the JSON on stdout, a failure as one line on stderr. */
export const credentialProcess = defineCommand({
  name: 'credential-process',
  values: [...SELECTOR_OPTIONS, 'wait'],
  flags: ['no-wait', YES_OPTION],
  async run({ value, flag }, terminal) {
    const { credentials } = await mint(
      { value, flag },
      { command: 'credential-process', purpose: 'process' },
      terminal,
    );
    const { writeOut } = await import('../../../core/index.ts');
    terminal.outExactly(writeOut(credentials, 'json'));
    return EXIT.ok;
  },
});
