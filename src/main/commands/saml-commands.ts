import { Secret, type Engine } from '../../core/index.ts';
import { pastedSamlResponse } from '../../shared/text/pasted-saml-response.ts';
import type { Handlers } from '../ipc/answer.ts';

type SamlCommands = Pick<
  Handlers,
  | 'signInWithResponse'
  | 'addSamlAccount'
  | 'findSaml2aws'
  | 'importSaml2aws'
  | 'renameSamlAccount'
  | 'removeSamlAccount'
>;

/** Accounts that a SAML application signs in to. */
export function samlCommands(engine: Pick<Engine, 'saml' | 'signIn'>): SamlCommands {
  return {
    async signInWithResponse({ sourceId, samlResponse }) {
      await engine.signIn(sourceId, { samlResponse: new Secret(pastedSamlResponse(samlResponse)) });
    },
    async addSamlAccount(input) {
      const { name } = await engine.saml.add(input);
      return { sourceId: name };
    },
    async findSaml2aws() {
      return { names: await engine.saml.findSaml2aws() };
    },
    async importSaml2aws() {
      const imported = await engine.saml.importSaml2aws();
      const namesOf = (isAdded: boolean) =>
        imported.filter(({ error }) => (error === undefined) === isAdded).map(({ name }) => name);
      return { added: namesOf(true), left: namesOf(false) };
    },
    renameSamlAccount: ({ sourceId, newName }) => engine.saml.rename(sourceId, newName),
    removeSamlAccount: ({ sourceId }) => engine.saml.remove(sourceId),
  };
}
