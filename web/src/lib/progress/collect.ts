import type { Bond } from '$lib/map/marks';
import { whenOf } from '$lib/device/earlier';
import type { Finished as FinishedMap } from '$lib/device/mapping';
import type { KeptScore } from '$lib/measures/store';
import { t } from '$lib/language/t';
import { MEASURES } from './domains';
import type { SignValue } from './signs';
import type { Series, Value } from './types';

/** Every series that there is, those with the most days first. */
export function collect(
  signs: readonly SignValue[],
  scores: readonly KeptScore[],
  bonds: readonly Bond[]
): Series[] {
  const all = [...ofSigns(signs), ...ofMeasures(scores), ...bonds.flatMap(ofMap)];
  return all.sort((a, b) => b.values.length - a.values.length);
}

/** The newest entry says what a field is called now. */
function ofSigns(signs: readonly SignValue[]): Series[] {
  const byId = new Map<string, Series>();
  for (const one of [...signs].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const id = `${one.domain} ${one.form} ${one.field}`;
    const { domain, form, field, label, of, better, answers, unit } = one;
    const value: Value = { at: one.at, value: one.value, entries: [one.entry] };
    byId.set(id, {
      ...{ id, domain, label, of, better, answers, unit },
      from: { kind: 'sign', form, field },
      step: one.step,
      leastNoise: 0,
      values: [...(byId.get(id)?.values ?? []), value]
    });
  }
  return [...byId.values()];
}

function ofMeasures(scores: readonly KeptScore[]): Series[] {
  return MEASURES.flatMap(({ measure, domain, better }) => {
    const all = scores.filter((one) => one.measure === measure && Number.isFinite(one.scores.total));
    const [newest] = all; // as the store gives them
    if (!newest) return [];
    // Other questions are another measure.
    const kept = all.filter((one) => one.version === newest.version);
    return {
      id: `${domain} measure ${measure}`,
      domain,
      from: { kind: 'measure', measure },
      label: t(newest.title),
      of: t('Short measure'),
      better,
      answers: 'numbers',
      unit: '',
      step: 1,
      leastNoise: 0,
      values: kept.map((one) => ({ at: one.at, value: one.scores.total ?? 0, entries: [] })).reverse()
    } satisfies Series;
  });
}

const DIMENSIONS = ['anxiety', 'avoidance'] as const;

/** A map knows how exact it is, so that its noise is never taken for smaller than that. */
function ofMap({ tie, name, latest, earlier }: Bond): Series[] {
  const marks = [...earlier, latest].filter((one) => one.result.place && one.result.answer_quality.readable);
  const sameStatements = marks.filter((one) => one.instrument === latest.instrument && one.version === latest.version);
  return DIMENSIONS.flatMap((dimension) => {
    const found = sameStatements.flatMap((one) => ownOf(one, dimension));
    const [last] = found.slice(-1);
    if (!last) return [];
    const errors = found.map((one) => one.error ** 2);
    return {
      id: `secure_style map ${tie} ${dimension}`,
      domain: 'secure_style',
      from: { kind: 'map', tie, dimension },
      label: t(last.title),
      of: t('Map of {name}', { name }),
      better: 'lower',
      answers: 'numbers',
      unit: '',
      step: 0.1,
      leastNoise: Math.sqrt(errors.reduce((sum, one) => sum + one, 0) / errors.length),
      values: found.map(({ at, value }) => ({ at, value, entries: [] }))
    } satisfies Series;
  });
}

/** What the sitting said by itself, without what was carried over from earlier ones. */
function ownOf(one: FinishedMap, dimension: string) {
  const found = one.result.dimensions.find((each) => each.id === dimension);
  if (!found) return [];
  const { value, standard_error } = found.own;
  return [{ at: whenOf(one), value, error: standard_error, title: found.title }];
}
