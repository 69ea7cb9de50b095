import { messagesFor } from '../../../presenter/messages/index.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import type { ShownEntry } from './activity-entry.ts';

export interface ActivityDay {
  /** `YYYY-MM-DD` by the machine's own time zone. */
  readonly date: string;
  readonly heading: string;
  readonly entries: readonly ShownEntry[];
}

/** Groups entries by day in the machine's time zone, in their order. The headings say “today” and “yesterday” for those days. */
export function activityDays(
  entries: readonly ShownEntry[],
  nowMillis: number,
  language: Language,
): readonly ActivityDay[] {
  const { activity: words } = messagesFor(language).window;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
  const now = new Date(nowMillis);
  const today = dateOf(now);
  const yesterday = dateOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1));
  const headingOf = (date: string, millis: number): string => {
    if (date === today) return words.today;
    return date === yesterday ? words.yesterday : format.format(millis);
  };
  const days = new Map<string, { date: string; heading: string; entries: ShownEntry[] }>();
  for (const shown of entries) {
    const { atMillis } = shown.entry;
    const date = dateOf(new Date(atMillis));
    const day = days.get(date) ?? { date, heading: headingOf(date, atMillis), entries: [] };
    day.entries.push(shown);
    days.set(date, day);
  }
  return [...days.values()];
}

function dateOf(time: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
