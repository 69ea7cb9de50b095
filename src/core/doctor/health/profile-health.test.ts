import { describe, expect, test } from 'vitest';
import { healthOf, type Patient } from '../testing/patient.ts';

const CORP =
  '[sso-session corp]\nsso_start_url = https://d-fake.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n';
const ROLE = 'sso_account_id = 111122223333\nsso_role_name = Admin\n';
const GOOD = `${CORP}[profile good]\nsso_session = corp\n${ROLE}`;
const ARN = 'role_arn = arn:aws:iam::111122223333:role/deploy\n';

/** `profile client why code…` of each client that fails. */
function failing(patient: Patient): readonly string[] {
  const { profiles, findings } = healthOf(patient);
  const codeOf = (id: string) => findings.find((finding) => finding.id === id)?.code;
  return profiles.flatMap(({ profileName, failing: clients }) =>
    clients.map(({ client, why, findingIds }) => [profileName, client, why, ...findingIds.map(codeOf)].join(' ')),
  );
}
const byAll = (text: string) => ['botocore', 'javascript', 'go'].map((client) => text.replace('ALL', client));

describe('who can use a profile', () => {
  test('everybody, where nothing is wrong, where only a note is, and where a profile holds settings only', () => {
    expect(failing({ config: `${GOOD}[profile plain]\nregion = eu-west-1\n` })).toEqual([]);
    expect(
      failing({
        config: `${GOOD}[profile a]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n${ROLE}`,
      }),
    ).toEqual([]);
    expect(failing({ config: `${GOOD}[profile plain]\nregion: eu-west-1\n` })).toEqual([]);
  });

  test('nobody, where the session is missing, and nobody who builds on it', () => {
    const config = `${GOOD}[profile bad]\nsso_session = crop\n${ROLE}[profile upon]\n${ARN}source_profile = bad\n`;
    expect(failing({ config })).toEqual([
      ...byAll('bad ALL sessionMissing sessionMissing'),
      ...byAll('upon ALL sourceFails sessionMissing'),
    ]);
  });

  test('nobody, where the session lacks its start URL', () => {
    const config = `[sso-session corp]\nsso_region = eu-west-1\n[profile a]\nsso_session = corp\n${ROLE}`;
    expect(failing({ config })).toEqual(byAll('a ALL sessionIncomplete sessionIncomplete'));
  });

  test('the clients that read a setting otherwise, and why', () => {
    const colon = `${CORP}[profile a]\nsso_session: corp\n${ROLE}`;
    expect(failing({ config: colon })).toEqual(['a javascript incomplete colonDelimiter']);
    const comment = `${CORP}[profile a]\nsso_session = corp # ours\n${ROLE}`;
    expect(failing({ config: comment })[0]).toMatch(/^a botocore sessionMissing .*inlineComment/);
    expect(failing({ config: comment })).toHaveLength(1);
  });

  test('those that see the section', () => {
    const config = `${CORP}[profile  a]\nsso_session = corp\n${ROLE}`;
    expect(failing({ config })).toEqual(['a javascript unseen headerSpaced']);
  });

  test('a chain that leads back to itself, or to nobody', () => {
    const loop = `[profile a]\n${ARN}source_profile = b\n[profile b]\n${ARN}source_profile = a\n`;
    expect(failing({ config: loop })).toContain('a go sourceLoop sourceProfileLoop sourceProfileLoop');
    expect(failing({ config: `[profile a]\n${ARN}source_profile = zzz\n` })).toEqual(
      byAll('a ALL sourceMissing sourceProfileMissing'),
    );
  });

  test('keys of its own end a chain', () => {
    const credentials = '[a]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake\n';
    expect(failing({ config: `[profile a]\n${ARN}source_profile = a\nregion = "eu-west-1"\n`, credentials })).toEqual(
      [],
    );
  });

  test('an error that is about no reading counts for the clients it affects', () => {
    expect(failing({ config: `${GOOD}output = jsn\n` })).toEqual(['good botocore finding valueUnknown']);
  });

  test('a client that refuses the file is named once, and not at every profile', () => {
    const patient = { config: `${GOOD}[profile good]\nregion = eu-west-1\n` };
    const { refusedBy, findings } = healthOf(patient);
    expect(refusedBy).toEqual([{ client: 'botocore', findingIds: [findings[0]?.id] }]);
    expect(findings[0]?.code).toBe('duplicateSection');
    expect(failing(patient)).toEqual([]);
  });
});
