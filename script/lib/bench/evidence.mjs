// The figures of pooling effects of many studies.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export function pooling({ bench }) {
  const text = execFileSync(join(bench, 'meta_bench'), { encoding: 'utf8' });
  const figure = (name) => Number(text.match(new RegExp(`^${name} (.+)$`, 'm'))[1]);
  return [
    {
      name: 'three levels with robust errors, 1,000 effects in 500 studies',
      unit: 'ms',
      most: 100,
      value: figure('three_levels_1000_milliseconds'),
    },
    {
      name: 'the same, 100 effects in 17 studies',
      unit: 'ms',
      most: 5,
      value: figure('three_levels_100_milliseconds'),
      peer: 'metafor 3.8-1: 82',
    },
    {
      name: 'random effects, 1,000 effects',
      unit: 'ms',
      most: 20,
      value: figure('random_effects_1000_milliseconds'),
    },
  ];
}
