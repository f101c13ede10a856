import { scaleLinear, scaleLog } from 'd3-scale';
import { isRatio, noEffect, type Plot } from './plots';

/** An axis in percent of its width, so that a drawing of any width needs no script. */
export interface Axis {
  at: (value: number) => number;
  ticks: { at: number; text: string }[];
  zero: number;
}

const [FIRST, LAST] = [2, 98];
const RATIOS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16];

export function axisOf(plot: Plot): Axis {
  const zero = noEffect(plot.scale);
  const values = plot.lines.flatMap(({ figure: one }) =>
    [one.value, one.value_to, one.low, one.high].filter((value) => value !== undefined)
  );
  return isRatio(plot.scale) ? ofRatios(values, zero) : ofDifferences(values, zero);
}

function ofDifferences(values: number[], zero: number): Axis {
  const high = Math.max(0.5, ...values);
  const low = Math.min(-0.2 * high, ...values);
  const scale = scaleLinear([low, high], [FIRST, LAST]).nice(5);
  const words = scale.tickFormat(5);
  const text = (value: number) => (value === 0 ? '0' : words(value));
  const ticks = scale.ticks(5).map((value) => ({ at: scale(value), text: text(value) }));
  return { at: scale, ticks, zero: scale(zero) };
}

// Twice as many and half as many lie equally far from 1.
function ofRatios(values: number[], zero: number): Axis {
  const farthest = Math.max(2, ...values, ...values.map((value) => 1 / value)) * 1.05;
  const scale = scaleLog([1 / farthest, farthest], [FIRST, LAST]);
  const ticks = RATIOS.filter((value) => value >= 1 / farthest && value <= farthest);
  return {
    at: scale,
    ticks: ticks.map((value) => ({ at: scale(value), text: String(value) })),
    zero: scale(zero)
  };
}
