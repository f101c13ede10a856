import { dateWords } from '../map/words';
import { language, spoken, t } from '$lib/language/t';

/** The crisis lines of content/safety/crisis-lines.yaml, as docs/guide/content-files.md has them. */
export interface CrisisLine {
  name: string;
  about?: string;
  number: string;
  /** What to choose after dialling. */
  option?: string;
  /** What to write in a text message. */
  then?: string;
  who?: string;
  url?: string;
  channels: string[];
  hours: string;
  languages?: string[];
  note?: string;
  cost?: string;
  sources: string;
  agreed: boolean;
  /** The sources disagree about this line: it is never shown as certain. */
  conflict?: boolean;
  conflict_says?: string;
  checked_on: string;
  checked_by: string;
}

export interface EmergencyNumber {
  number: string;
  note?: string;
  sources: string;
  checked_on: string;
  checked_by: string;
}

export interface Country {
  code: string;
  name: string;
  own_name?: string;
  /** What was looked for and not found. */
  missing?: string;
  note?: string;
  emergency: EmergencyNumber[];
  lines: CrisisLine[];
}

export interface CrisisLines {
  version: string;
  checked_on: string;
  checked_how: string;
  countries: Country[];
  everywhere: { name: string; url: string; note?: string }[];
}

/** What a telephone dials: digits, and the signs + * # that mean something to it. */
export function dialled(number: string): string {
  return number.replace(/[^\d+*#]/g, '');
}

export interface Contact {
  words: string;
  href: string | null;
}

/** One way to reach a line for each channel; a link only where a telephone can follow it. */
export function contacts(line: Pick<CrisisLine, 'number' | 'channels'>): Contact[] {
  const { number } = line;
  return line.channels.flatMap((channel): Contact[] => {
    if (channel === 'call')
      return [{ words: t('Call {number}', { number }), href: `tel:${dialled(number)}` }];
    if (channel === 'text')
      return [{ words: t('Text {number}', { number }), href: `sms:${dialled(number)}` }];
    if (channel === 'whatsapp') return [{ words: `WhatsApp ${number}`, href: null }];
    return [];
  });
}

/**
 * Lines that follow each other and differ only in how they are reached are one line with several
 * numbers: whoever reads this has no patience for the same words twice.
 */
export function together<T extends Pick<CrisisLine, 'number' | 'channels'>>(lines: T[]): T[][] {
  const said = ({ number: _number, channels: _channels, ...rest }: T) => JSON.stringify(rest);
  const groups: T[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0] && said(last[0]) === said(line)) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Open at every hour, as far as the latest source says. */
function dayAndNight({ hours }: CrisisLine): boolean {
  return /^24(\/7| hours)/.test(hours) && !hours.includes('(check)');
}

/**
 * First whom everyone may call at any hour; then the others; lines on which the sources disagree
 * stand behind those that are certain, and lines for some behind lines for all.
 */
export function inOrder(lines: CrisisLine[]): CrisisLine[] {
  const rank = (one: CrisisLine) =>
    (one.about ? 4 : 0) + (one.conflict ? 2 : 0) + (dayAndNight(one) ? 0 : 1);
  return [...lines].sort((a, b) => rank(a) - rank(b));
}

/** Whether someone in crisis finds a line at any hour, and not only the emergency number. */
export function alwaysOpen(lines: CrisisLine[]): boolean {
  return lines.some((one) => !one.about && !one.conflict && dayAndNight(one));
}

/** Where emergency numbers come from, each source once; with the numbers where they differ. */
export function emergencySources(
  numbers: EmergencyNumber[]
): { of: string; sources: string; checked: string }[] {
  const found: { of: string; sources: string; checked: string }[] = [];
  for (const one of numbers) {
    const { number, sources } = one;
    const checked = checkedWords(one);
    const same = found.find((two) => two.sources === sources && two.checked === checked);
    if (same) same.of += ` ${t('and')} ${number}`;
    else found.push({ of: number, sources, checked });
  }
  return found;
}

type Checked = Pick<CrisisLine, 'checked_on' | 'checked_by'>;

/** Nobody knows a number from a page: the day of the check, and who stands for it. */
export function checkedWords({ checked_on: on, checked_by: by }: Checked): string {
  return t('Checked on {date} by {who}.', { date: dateWords(on), who: t(by) });
}

/** One sentence for a country when it holds for all its numbers; else each number says its own. */
export function checkedTogether({ emergency, lines }: Country): string | null {
  const said = new Set([...emergency, ...lines].map(checkedWords));
  return said.size === 1 ? ([...said][0] ?? null) : null;
}

const ELSEWHERE: Record<string, string> = spoken({
  chat: 'chat',
  mail: 'e-mail',
  web: 'a web page',
  app: 'an app'
});

/** Channels that the line's own page offers and a number cannot carry. */
export function otherChannels(channels: string[]): string {
  const others = [...new Set(channels)].flatMap((one) => ELSEWHERE[one] ?? []);
  return others.length > 0
    ? t('Also by {ways} on their own page.', { ways: others.join(', ') })
    : '';
}

/** The content marks what is not certain with "(check)"; a person reads it in plain words. */
export function plainDoubt(text: string): string {
  return text.replaceAll('(check)', t('(not certain)'));
}

export function hoursWords(hours: string): string {
  const [certain = ''] = hours.split(' (check)');
  if (certain === 'not noted') return t('Hours not known to us');
  // A translation of the whole says its own doubt.
  const said = t(hours);
  if (said !== hours && certain !== '24/7') return t('Hours: {hours}', { hours: said });
  const words = certain === '24/7' ? t('Day and night') : t('Hours: {hours}', { hours: certain });
  return hours.includes('(check)') ? t('{words} (not certain)', { words }) : words;
}

/** The language's name, from its code; the code itself where the name is unknown. */
export function languageWords(codes: string[]): string {
  const names = new Intl.DisplayNames([language()], { type: 'language' });
  return codes.map((code) => names.of(code) ?? code).join(', ');
}
