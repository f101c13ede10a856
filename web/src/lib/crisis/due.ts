import type { Country } from './lines';
import { t } from '$lib/language/t';

/** After so many days a number must be checked again, and so many days before that it is told. */
export const CHECK_EVERY = 90;
export const TOLD_BEFORE = 30;

/** One number to check, with what whoever checks it needs to know. */
export interface Checkable {
  name: string;
  number: string;
  sources: string;
  url?: string;
  conflict?: boolean;
  checked_on: string;
  checked_by: string;
}

export interface CountryToCheck {
  code: string;
  name: string;
  numbers: Checkable[];
}

/** What the operator's page needs of the list, and no more: it travels with the page. */
export function checkable(countries: Country[]): CountryToCheck[] {
  return countries.map(({ code, name, emergency, lines }) => ({
    code,
    name,
    numbers: [
      ...emergency.map(({ number, sources, checked_on, checked_by }) => {
        return { name: t('Emergency number'), number, sources, checked_on, checked_by };
      }),
      ...lines.map(({ name, number, sources, url, conflict, checked_on, checked_by }) => {
        return { name, number, sources, url, conflict, checked_on, checked_by };
      })
    ]
  }));
}

const DAY = 24 * 3600 * 1000;

/** Whole days since a day of the calendar, as the calendar here counts them. */
export function daysSince(day: string, today: Date): number {
  const start = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return Math.round((start - Date.parse(`${day}T00:00:00Z`)) / DAY);
}

/** The numbers whose last check is older than `from` days and no older than `to`, by country. */
function between(
  countries: CountryToCheck[],
  today: Date,
  from: number,
  to: number
): CountryToCheck[] {
  return countries
    .map((one) => ({
      ...one,
      numbers: one.numbers.filter(({ checked_on }) => {
        const days = daysSince(checked_on, today);
        return days > from && days <= to;
      })
    }))
    .filter((one) => one.numbers.length > 0);
}

export const overdue = (countries: CountryToCheck[], today: Date) =>
  between(countries, today, CHECK_EVERY, Infinity);

export const dueSoon = (countries: CountryToCheck[], today: Date) =>
  between(countries, today, CHECK_EVERY - TOLD_BEFORE, CHECK_EVERY);

export const count = (countries: CountryToCheck[]) =>
  countries.reduce((sum, one) => sum + one.numbers.length, 0);
