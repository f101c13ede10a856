import type { Language } from '../practice/types';

export interface ReadNumber {
  value: number;
  /** Points or commas were taken for marks of thousands: worth showing what was understood. */
  grouped: boolean;
}

const WRITTEN = /^[+-]?(\d[\d.,]*|[.,]\d+)$/;
const GROUPS = /^\d{1,3}([.,]\d{3})+$/;

/**
 * A number as people write it. A comma and a point both may stand before the decimals; where one
 * of them marks thousands in the language ("1,500" in English, "1.500" in Spanish), that is read.
 */
export function readNumber(text: string, language: Language): ReadNumber | null {
  // Spaces and apostrophes only ever mark thousands. A minus may be the typographic one.
  const plain = text.trim().replace(/[\s’']/g, '').replace(/^−/, '-');
  if (!WRITTEN.test(plain)) return null;
  const unsigned = plain.replace(/^[+-]/, '');
  const marks = unsigned.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  let thousands = '';
  if (new Set(marks).size === 2) thousands = last === ',' ? '.' : ',';
  else if (marks.length > 1) thousands = last ?? '';
  else if (last === (language === 'en' ? ',' : '.') && /^[1-9]\d{0,2}[.,]\d{3}$/.test(unsigned))
    thousands = last;

  if (thousands) {
    const [whole = ''] = thousands === last ? [unsigned] : unsigned.split(last ?? '');
    if (!GROUPS.test(whole)) return null;
  }
  const value = Number(plain.replaceAll(thousands || ' ', '').replace(',', '.'));
  return Number.isFinite(value) ? { value, grouped: thousands !== '' } : null;
}

/** A number as it stands in an input of the language: without marks of thousands. */
export function writeNumber(value: number | undefined, language: Language): string {
  if (value === undefined) return '';
  return language === 'en' ? String(value) : String(value).replace('.', ',');
}
