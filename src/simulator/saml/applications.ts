/** A role that a SAML application offers: the role's ARN and that of the SAML provider in its account. */
export interface SamlRole {
  readonly roleArn: string;
  readonly providerArn: string;
}

/** What is wrong with the next responses of an application. */
const SAML_FAULTS = [
  'billionLaughs',
  'comment',
  'duplicateAttributes',
  'encrypted',
  'errorStatus',
  'expired',
  'external',
  'future',
  'huge',
  'malformed',
  'noRoles',
  'notBase64',
  'severalAssertions',
  'signatureWrapping',
  'wrongAudience',
  'wrongRecipient',
] as const;
export type SamlFault = (typeof SAML_FAULTS)[number];

/** An application of the identity provider that signs people in to AWS accounts. */
export interface SamlApplication {
  /** `ins-…`: the last part of its link in the access portal. */
  readonly id: string;
  readonly name: string;
  /** Where the browser posts the response. Default: the endpoint of the aws partition, `https://signin.aws.amazon.com/saml`. */
  readonly acsUrl: string;
  readonly audience: string;
  readonly roles: readonly SamlRole[];
  /** The SessionDuration attribute, in seconds; absent: the attribute is left out. */
  readonly sessionSeconds?: number;
  /** How long a response is good. AWS redeems for five minutes at most. */
  readonly lifeSeconds: number;
  /** Order of the two ARNs in a Role value: IdPs write either. */
  readonly roleOrder: 'roleFirst' | 'providerFirst';
  readonly fault?: SamlFault;
}

export const FIRST_SAML_APPLICATION: SamlApplication = {
  id: 'ins-fake0000000001',
  name: 'Partner accounts',
  acsUrl: 'https://signin.aws.amazon.com/saml',
  audience: 'https://signin.aws.amazon.com/saml',
  roles: [
    samlRole('444455556666', 'PartnerAdmin'),
    samlRole('444455556666', 'PartnerReadOnly'),
    samlRole('777788889999', 'PartnerReadOnly'),
  ],
  sessionSeconds: 3600,
  lifeSeconds: 300,
  roleOrder: 'roleFirst',
};

export function samlRole(accountId: string, roleName: string, provider = 'FakeIdP', partition = 'aws'): SamlRole {
  return {
    roleArn: `arn:${partition}:iam::${accountId}:role/${roleName}`,
    providerArn: `arn:${partition}:iam::${accountId}:saml-provider/${provider}`,
  };
}

export class SamlApplicationStore {
  readonly #byId = new Map<string, SamlApplication>([[FIRST_SAML_APPLICATION.id, FIRST_SAML_APPLICATION]]);

  /** Adds an application, or replaces the one of its id. */
  set(application: SamlApplication): void {
    this.#byId.set(application.id, application);
  }

  /** Changes some members of an application. Returns false if there is none of that id. */
  change(id: string, change: Partial<Omit<SamlApplication, 'id'>>): boolean {
    const known = this.#byId.get(id);
    if (known === undefined) return false;
    this.#byId.set(id, { ...known, ...change });
    return true;
  }

  /** By id or by name, as links of other identity providers name it. */
  find(idOrName: string): SamlApplication | undefined {
    return this.#byId.get(idOrName) ?? [...this.#byId.values()].find(({ name }) => name === idOrName);
  }

  list(): readonly SamlApplication[] {
    return [...this.#byId.values()];
  }
}
