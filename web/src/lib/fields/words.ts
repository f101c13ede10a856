import { figure, t } from '../language/t';
import type { Answer, Field, Language } from '../practice/types';
import { dateWords } from './dates';
import { durationWords, secondsWords } from './durations';
import { asList, wordOf } from './lists';
import { writeNumber } from './numbers';
import type { Lists } from './types';

const withUnit = (number: string, unit?: string) => (unit ? `${number} ${unit}` : number);

export function computedWords(field: Field, value: number | undefined, language: Language): string {
  if (value === undefined) return t('Not known yet');
  const number =
    field.places === undefined
      ? writeNumber(Math.round(value * 100) / 100, language)
      : figure(value, field.places);
  return withUnit(number, field.unit);
}

function numberWords(field: Field, value: number, language: Language): string {
  switch (field.kind) {
    case 'scale_10':
      return t('{n} of {of}', { n: value, of: 10 });
    case 'scale_100':
      return t('{n} of {of}', { n: value, of: 100 });
    case 'duration':
      return durationWords(value);
    case 'timer':
      return secondsWords(value);
    case 'breathing':
      return value === 1 ? t('1 round') : t('{n} rounds', { n: value });
    default:
      return withUnit(writeNumber(value, language), field.unit);
  }
}

/**
 * An answer in words: one text, or one for each thing that was chosen. Rows and links to entries
 * have no words of their own.
 */
export function answerWords(
  field: Field,
  answer: Answer | undefined,
  lists: Lists,
  language: Language
): string[] {
  if (answer === undefined) return [];
  if (typeof answer === 'number') return [numberWords(field, answer, language)];
  if (Array.isArray(answer)) {
    const list = { feeling: lists.feelings, need: lists.needs, body_place: lists.body };
    const option = (id: string) => field.options?.find((one) => one.id === id)?.text;
    return asList(answer).map(
      (one) => option(one) ?? wordOf(list[field.kind as keyof typeof list], one)
    );
  }
  switch (field.kind) {
    case 'choice':
      return [field.options?.find((one) => one.id === answer)?.text ?? answer];
    case 'yes_no':
      return [answer === 'yes' ? t('Yes') : answer === 'no' ? t('No') : answer];
    case 'date':
    case 'time':
    case 'date_time':
      return [dateWords(field.kind, answer)];
    default:
      return [answer];
  }
}
