import { listed, locale, spoken, t } from '../language/t';
import type { Reason } from './calls';
import type { Form, Level } from './types';

const PROBLEMS: Record<string, string> = spoken({
  unknown_field: 'This form does not ask for that any more.',
  wrong_kind: 'This answer does not fit here. Please give it again.',
  out_of_range: 'This number is outside of what fits here.',
  unknown_option: 'This choice is not there any more. Please choose again.',
  too_many: 'That is more than fits here. Please take some out.',
  no_date: 'This is not a day or a time that we can read. Please give it again.'
});

/** What is wrong with an answer, and how to mend it. */
export const problemWords = (problem: string): string =>
  PROBLEMS[problem] ?? t('This answer does not fit here. Please give it again.');

const LEVELS: Record<Level, string> = spoken({
  alone: 'You can do this alone',
  with_support: 'Best with someone beside you, such as a therapist',
  clinician: 'For work with a trained person'
});
export const levelWords = (level: Level): string => LEVELS[level];

export const minutesWords = (minutes: number): string =>
  minutes === 1 ? t('1 minute') : t('{n} minutes', { n: minutes });

const KINDS: Record<Form['kind'], string> = spoken({
  exercise: 'Exercise',
  log: 'Log',
  review: 'Review',
  agreement: 'Agreement',
  note: 'Note',
  doorway: 'Doorway'
});
export const kindWords = (kind: Form['kind']): string => KINDS[kind];

const REASONS: Record<Reason, string> = spoken({
  high: 'the distress is high',
  rose: 'the distress rose',
  unreal: 'things feel unreal, or time was lost',
  asked: 'you asked for it'
});
export const reasonWords = (because: Reason[]): string => listed(because.map((one) => REASONS[one]));

/** "today, 14:30", "tomorrow, 09:00" or a day. */
export function untilWords(until: Date, now = new Date()): string {
  const time = new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(until);
  const day = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
  const days = Math.round((day(until) - day(now)) / 86_400_000);
  if (days === 0) return t('today, {time}', { time });
  if (days === 1) return t('tomorrow, {time}', { time });
  const date = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long' }).format(until);
  return t('{date}, {time}', { date, time });
}

const PATHS: Record<string, string> = {
  'help-now': '/help-now',
  warning: '/warning',
  'between-us': '/between-us',
  safety: '/safety',
  'safety-plan': '/safety-plan',
  match: '/match',
  consult: '/consult',
  doctor: '/help-now'
};
const WAYS: Record<string, string> = spoken({
  'help-now': 'Who can help now',
  warning: 'Signs of danger in therapy',
  'between-us': 'When someone close frightens or hurts you',
  safety: 'To the questions about safety',
  'safety-plan': 'My safety plan',
  match: 'Find a way of working and a therapist',
  consult: 'Prepare a first talk',
  doctor: 'Numbers to call'
});

/** Where a gate leads. One that this release does not know leads to help. */
export function wayOf(to: string): { path: string; words: string } {
  const known = to in PATHS ? to : 'help-now';
  return { path: PATHS[known] ?? '/help-now', words: WAYS[known] ?? t('Who can help now') };
}

/** A step of the programme, by the name that content/programme gives it; null: what belongs to none. */
export function shelfTitle(step: 1 | 2 | 3 | 4 | null): string {
  switch (step) {
    case 1:
      return t('1. Explore your pattern');
    case 2:
      return t('2. Work through early patterns');
    case 3:
      return t('3. Build closer bonds now');
    case 4:
      return t('4. Trust your body again');
    default:
      return t('Logs, reviews, agreements and notes');
  }
}
