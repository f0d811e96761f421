import type { Calendar } from '../domain/calendar.ts';
import { type Html, html } from './policy-html.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const list = new Intl.ListFormat('en-GB');

const dayWords = (day: string): string => dayFormat.format(Date.parse(`${day}T00:00:00.000Z`));

function yearsHtml({ holidays, years, name }: Calendar): Html {
  if (holidays.length === 0)
    return html`<p>No holidays are left out.</p>
`;
  const each = [...new Set(holidays.map((day) => day.slice(0, 4)))].toSorted();
  return html`<p>Holidays known for ${years.first} to ${years.last}, by the calendar ${name}:</p>
<dl>
${each.map(
  (year) => html`<dt>${year}</dt>
<dd>${list.format(holidays.filter((day) => day.startsWith(year)).map(dayWords))}</dd>
`,
)}</dl>
`;
}

/** Which days are business days, and who says so. */
export const calendarHtml = (
  calendar: Calendar,
): Html => html`<p>A business day is a Monday to Friday that is not a
holiday, in the time zone ${calendar.zone}. The day from which we count is not counted, and the last one counts to its
end.</p>
${yearsHtml(calendar)}<p>Source: ${calendar.source}.</p>
`;
