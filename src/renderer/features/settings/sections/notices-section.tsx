import { NOTICE_MINUTES } from '../../../../shared/domain/settings.ts';
import { useWords } from '../../../state/window-context.ts';
import { withCurrent } from './keys-section.tsx';
import { Pick } from '../controls/pick.tsx';
import { QuietHoursRow } from '../controls/quiet-hours-row.tsx';
import { Section } from '../controls/section.tsx';
import { SettingRow } from '../controls/setting-row.tsx';
import { useSetting } from '../use-setting.ts';

const MINUTES = [NOTICE_MINUTES.least, 5, NOTICE_MINUTES.usual, 15, 30, 60, NOTICE_MINUTES.most];

/** How long before an end the person gets a notice, and the hours without notices. */
export function NoticesSection() {
  const { settings: words } = useWords().window;
  const notice = useSetting('noticeBeforeEndMinutes');
  const { value } = notice;
  return (
    <Section name="notices">
      <SettingRow label={words.notice} hint={words.noticeHint} setting={notice}>
        {(labelling) => (
          <Pick
            labelling={labelling}
            value={value === null ? '' : String(value)}
            onPick={(picked) => void notice.set(picked === '' ? null : Number(picked))}
          >
            <option value="">{words.never}</option>
            {(value === null ? MINUTES : withCurrent(MINUTES, value)).map((count) => (
              <option key={count} value={count}>
                {words.minutesBefore(count)}
              </option>
            ))}
          </Pick>
        )}
      </SettingRow>
      <QuietHoursRow />
    </Section>
  );
}
