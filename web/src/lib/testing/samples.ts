// Made-up sittings for the unit tests. Nothing of the product imports this.
import type { ChangeAnswer, Result, Step } from '../api/types';
import type { Asked, Mapping } from '../device/mapping';

export const DAY_MS = 24 * 60 * 60 * 1000;

const ANSWERS = [1, 2, 3, 4, 5].map((value) => ({ value, label: `choice ${value}` }));
const item = (id: string) => ({ id, text: `Statement ${id}`, answers: ANSWERS });

interface Sample {
  given: (number | 'skipped' | null)[];
  finished?: boolean;
  nickname?: string;
  tie?: string;
  id?: string;
}

export function mappingOf(sample: Sample): Mapping {
  const asked = sample.given.map((one, i): Asked => {
    const given = one === 'skipped' ? ({ skipped: true } as const) : one && { answer: one };
    return { item: item(`item-${i + 1}`), given: given || null };
  });
  const at = '2026-03-01T10:00:00.000Z';
  return {
    id: sample.id ?? 'sitting-1',
    tie: sample.tie ?? 'tie-1',
    kind: 'partner',
    person: 'my partner',
    nickname: sample.nickname ?? '',
    instrument: 'attachment',
    version: '1.0.0',
    mode: 'full',
    seed: 7,
    earlier: [],
    asked,
    remaining: 5,
    result: sample.finished ? resultOf(0.2, -0.4) : null,
    startedAt: at,
    changedAt: at,
    finishedAt: sample.finished ? at : null,
    saved: false,
    other: false
  };
}

export function itemStep(id: string, remaining: number): Step {
  const progress = { answered: 1, skipped: 0, about_remaining: remaining };
  return { kind: 'item', item: item(id), progress };
}

export function resultStep(): Step {
  return { kind: 'result', result: resultOf(0.2, -0.4) };
}

/** What a device kept before sittings had a mode, a seed and own values. */
export function fromFirstRelease(mapping: Mapping): object {
  const { mode: _mode, seed: _seed, earlier: _earlier, ...rest } = mapping;
  if (!rest.result) return rest;
  const { mode: _short, earlier_used: _used, answer_quality: _quality, ...result } = rest.result;
  const dimensions = result.dimensions.map(({ own: _own, ...one }) => one);
  return { ...rest, result: { ...result, dimensions } };
}

export function changeOf(more: Partial<ChangeAnswer> = {}): ChangeAnswer {
  const part = (id: 'anxiety' | 'avoidance', title: string) => ({
    id,
    title,
    difference: -0.5,
    standard_error: 0.25,
    low: -0.99,
    high: -0.01,
    probability_lower: 0.977,
    probability_higher: 0.023,
    real: 'lower' as const,
    smallest_detectable: 0.97,
    text: `${title} is lower.`
  });
  return {
    instrument: 'attachment',
    version: '1.0.0',
    days: 90,
    dimensions: [part('anxiety', 'Worry about being left'), part('avoidance', 'Keeping a distance')],
    probability_toward_security: 0.99,
    together: 'gain',
    headline: 'It has eased.',
    text: 'That counts.',
    method: 'By a formula.',
    ...more
  };
}

export function resultOf(anxiety: number, avoidance: number): Result {
  const part = (id: 'anxiety' | 'avoidance', title: string, value: number) => ({
    id,
    title,
    value,
    standard_error: 0.35,
    own: { value, standard_error: 0.35 },
    low: value - 0.69,
    high: value + 0.69,
    answered: 6,
    stopped: 'precise' as const
  });
  return {
    instrument: 'attachment',
    version: '1.0.0',
    relationship: 'partner',
    mode: 'full',
    earlier_used: 0,
    answer_quality: { readable: true, signs: [] },
    status: 'Own wording; provisional norms',
    comparison: 'A group. More about it.',
    enough: true,
    dimensions: [
      part('anxiety', 'Worry about being left', anxiety),
      part('avoidance', 'Keeping a distance', avoidance)
    ],
    correlation: 0,
    place: {
      named: ['secure', 'anxious'],
      regions: [
        { id: 'secure', label: 'secure', probability: 0.485 },
        { id: 'anxious', label: 'anxious', probability: 0.365 },
        { id: 'avoidant', label: 'avoidant', probability: 0.075 },
        { id: 'fearful', label: 'fearful-avoidant', probability: 0.075 }
      ],
      ellipse: {
        probability: 0.95,
        x: anxiety,
        y: avoidance,
        semi_major: 0.86,
        semi_minor: 0.8,
        angle: 30
      }
    },
    words: {
      headline: 'A headline.',
      already_secure: ['One.'],
      often_looks_like: [
        { region: 'secure', label: 'secure', sentences: ['Two.'] },
        { region: 'anxious', label: 'anxious', sentences: ['Two and a half.'] }
      ],
      once_protected: 'Three.',
      not_this: ['Four.']
    }
  };
}
