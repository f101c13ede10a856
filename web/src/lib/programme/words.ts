import { figure, language, locale, t } from '$lib/language/t';
import type { FormSummary } from '$lib/practice/types';
import { untilWords } from '$lib/practice/words';
import { daysApart } from './days';
import type { Now, Reason } from './types';

export const titleOf = (form: FormSummary | undefined): string => form?.texts[language()].title ?? '';

/** "today", "yesterday", "on Tuesday", or a date for what is longer ago than a week. */
export function dayWords(at: string, now: Date): string {
  const days = daysApart(at, now);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  if (days > 1 && days < 7) {
    const weekday = new Intl.DateTimeFormat(locale(), { weekday: 'long' }).format(new Date(at));
    return t('on {day}', { day: weekday });
  }
  return t('on {day}', { day: dateWords(at) });
}

export const dateWords = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long' }).format(new Date(at));

/** Because of what it is suggested. A day at the beginning of a sentence is part of the sentence. */
export function becauseWords({ text, person, day }: Reason, now: Date): string {
  return t(text, { ...(person && { person }), ...(day && { day: dayWords(day, now) }) });
}

/** Why it is this one now. */
export function nowWords(now: Now, title: (form: string) => string, at: Date): string {
  switch (now.kind) {
    case 'next':
      return t('It comes next in part {phase} of {phases}: {title}.', partOf(now));
    case 'met':
      return t('It belongs to part {phase} of {phases}, and meets what you logged.', partOf(now));
    case 'swapped':
      return t('You swapped it for “{title}”, which comes back another time.', { title: title(now.from) });
    case 'settle_before':
      return t('Something that settles comes first, because “{title}” looks at early patterns.', {
        title: title(now.form)
      });
    case 'settle_after':
      return now.stopped
        ? t('You stopped “{title}”, which was a good way to look after yourself. Now something that settles.', {
            title: title(now.form)
          })
        : t('After “{title}”, something that settles rounds it off.', { title: title(now.form) });
    case 'resting':
      return t('Deeper exercises rest until {until}. What settles stays open.', {
        until: untilWords(new Date(now.until), at)
      });
    case 'helped':
      return t(
        'A new round begins with what helped you most. Your distress came down by about {points} here, over {times} times.',
        { points: pointsWords(now.eased), times: now.times }
      );
    case 'steady':
      return t('What settles is open at any time.');
  }
}

const partOf = ({ phase, phases, title }: { phase: number; phases: number; title: string }) => ({
  phase,
  phases,
  title: t(title)
});

/** Whole numbers were told, so a mean of a few of them says no more than a whole number. */
const pointsWords = (value: number): string =>
  Math.max(1, Math.round(value)) === 1
    ? t('1 point of 10')
    : t('{n} points of 10', { n: figure(Math.round(value)) });
