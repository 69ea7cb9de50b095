import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { BrowserRule } from '../../../../shared/domain/settings.ts';
import type { AccountSnapshot } from '../../../../shared/view.ts';
import { useAccounts, useTools, useWords } from '../../../state/window-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Sheet, SheetActions } from '../../../ui/overlays/sheet.tsx';
import { AccountChoices } from '../../accounts/account-choices.tsx';
import { FailureCallout } from '../../failure/failure-callout.tsx';
import { accountsMeant, accountWords } from '../../accounts/account-words.ts';
import { BrowserFields, type BrowserDraft } from './browser-fields.tsx';
import styles from './browser-rule-sheet.module.css';
import { useBrowsers } from '../../browsers/use-browsers.ts';
import { useSetting } from '../use-setting.ts';

const NONE: readonly never[] = [];
const LONGEST_PATTERN = 200;
type By = BrowserRule['match']['by'];

/** A form for the accounts and the browser of a rule: a new one, or the one at index `place`. */
export function BrowserRuleSheet({ place }: { readonly place: number | undefined }) {
  const words = useWords().window;
  const { browsers: phrases } = words.settings;
  const { store } = useTools();
  const rules = useSetting('browserRules');
  const accounts = useAccounts();
  const installed = useBrowsers();
  const rule = place === undefined ? undefined : rules.value[place];
  const [by, setBy] = useState<By>(rule?.match.by ?? (accounts.length > 0 ? 'account' : 'pattern'));
  const [account, setAccount] = useState(() => accountText(rule, accounts));
  const [pattern, setPattern] = useState(rule?.match.by === 'pattern' ? rule.match.pattern : '');
  const [browser, setBrowser] = useState<BrowserDraft>({
    browserId: '',
    profileId: '',
    container: '',
    ...rule?.browser,
  });
  /** The number of attempts to save. After the first one, missing fields are marked. */
  const [askings, setAskings] = useState(0);
  const asked = askings > 0;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (askings > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [askings]);

  const inSession = rule?.match.by === 'account' ? rule.match.sessionName : undefined;
  // An account that no list has yet stays as the rule has it.
  const isAsBefore = rule?.match.by === 'account' && by === 'account' && account === accountText(rule, accounts);
  const match = isAsBefore
    ? rule.match
    : matchOf(by, account, accountsMeant(accounts, account, inSession), pattern.trim());
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAskings(askings + 1);
    if (typeof match === 'string' || browser.browserId === '') return;
    const made: BrowserRule = { match, browser: choiceOf(browser) };
    const next = rule === undefined ? [...rules.value, made] : rules.value.map((one) => (one === rule ? made : one));
    if (await rules.set(next)) dismiss();
  };

  const wrongMatch = asked && typeof match === 'string' ? phrases[match] : undefined;
  return (
    <Sheet title={rule === undefined ? phrases.addTitle : phrases.editTitle} onDismiss={dismiss}>
      <form ref={form} className={styles.form} noValidate onSubmit={(event) => void save(event)}>
        <Choices
          label={phrases.for}
          choices={[
            { id: 'account', label: phrases.oneAccount },
            { id: 'pattern', label: phrases.byPattern },
          ]}
          chosen={by}
          onChoose={setBy}
          focusFirst
        />
        {by === 'account' ? (
          <Field
            name="account"
            label={phrases.account}
            hint={phrases.accountHint}
            value={account}
            problem={wrongMatch}
            choices={<AccountChoices accounts={accounts} typed={account} />}
            onText={setAccount}
            maxLength={LONGEST_PATTERN}
          />
        ) : (
          <Field
            name="pattern"
            label={phrases.pattern}
            hint={phrases.patternHint}
            value={pattern}
            problem={wrongMatch}
            onText={setPattern}
            maxLength={LONGEST_PATTERN}
          />
        )}
        <BrowserFields
          installed={installed.value ?? NONE}
          draft={browser}
          problem={asked && browser.browserId === '' ? phrases.browserNeeded : undefined}
          onDraft={setBrowser}
        />
        {installed.failure !== undefined && (
          <div role="alert">
            <Callout tone="bad">{phrases.failed}</Callout>
          </div>
        )}
        {rules.saveState.at === 'failed' && (
          <div role="alert">
            <FailureCallout failure={rules.saveState.failure} />
          </div>
        )}
        <SheetActions>
          <Button onClick={dismiss}>{words.common.cancel}</Button>
          <Button submits look="primary" busy={rules.saveState.at === 'saving'}>
            {phrases.save}
          </Button>
        </SheetActions>
      </form>
    </Sheet>
  );
}

/** Returns what the rule matches, or the key of the words for why that is not known yet. */
function matchOf(
  by: By,
  typed: string,
  meant: readonly AccountSnapshot[],
  pattern: string,
): BrowserRule['match'] | 'accountNeeded' | 'accountUnknown' | 'accountAmbiguous' | 'patternNeeded' {
  if (by === 'pattern') return pattern === '' ? 'patternNeeded' : { by, pattern };
  const [account, ...others] = meant;
  if (others.length > 0) return 'accountAmbiguous';
  if (account !== undefined) return { by, sessionName: account.sourceId, accountId: account.accountId };
  return typed.trim() === '' ? 'accountNeeded' : 'accountUnknown';
}

function accountText(rule: BrowserRule | undefined, accounts: readonly AccountSnapshot[]): string {
  if (rule?.match.by !== 'account') return '';
  const { sessionName, accountId } = rule.match;
  const account = accounts.find((one) => one.sourceId === sessionName && one.accountId === accountId);
  return account === undefined ? accountId : accountWords(account);
}

function choiceOf({ browserId, profileId, container }: BrowserDraft): BrowserRule['browser'] {
  return {
    browserId,
    ...(profileId === '' ? {} : { profileId }),
    ...(container === '' ? {} : { container }),
  };
}
