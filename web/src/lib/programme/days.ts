/** Days and weeks as this device's clock shows them: a contact at 23:30 belongs to that evening. */

const two = (value: number) => String(value).padStart(2, '0');

/** 2026-05-04, in local time. */
export function dayOf(at: Date | string): string {
  const date = typeof at === 'string' ? new Date(at) : at;
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The Monday of that week. Counted with the calendar, because a day of a change of clocks has no 24 hours. */
export function mondayOf(at: Date): string {
  const back = (at.getDay() + 6) % 7;
  return dayOf(new Date(at.getFullYear(), at.getMonth(), at.getDate() - back));
}

/** Whole days of the calendar from one moment to another. */
export function daysApart(from: Date | string, to: Date | string): number {
  const noon = (at: Date | string) => Date.parse(`${dayOf(at)}T12:00:00Z`);
  return Math.round((noon(to) - noon(from)) / 86_400_000);
}
