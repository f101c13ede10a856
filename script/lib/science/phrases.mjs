// How much the phrase check finds, as `securebase content phrases` says it. Half b alone is shown:
// half a was read to choose the phrases.
import { execFileSync } from 'node:child_process';

/** A line such as "  recall      0.58 (0.48 to 0.67)  offered 58 of 100 heavy". */
function share(text, name) {
  const found = text.match(
    new RegExp(`^ +${name} +([\\d.]+) \\(([\\d.]+) to ([\\d.]+)\\) .*?(\\d+) of (\\d+)`, 'm'),
  );
  if (!found) throw new Error(`The program says no ${name}.`);
  const [value, low, high, count, of] = found.slice(1).map(Number);
  return { value, low, high, count, of };
}

export function readPhrases(text) {
  const half = text.slice(text.indexOf('half b:'));
  const [, version, heavy, light] = text.match(/^phrase check (\S+): (\d+) heavy phrases, (\d+) light/m);
  return {
    version,
    heavy_phrases: Number(heavy),
    light_phrases: Number(light),
    sentences: Number(half.match(/^half b: (\d+) sentences/)[1]),
    recall: share(half, 'recall'),
    precision: share(half, 'precision'),
    left_alone: share(half, 'left alone'),
  };
}

export const phraseFigures = ({ program, content }) =>
  readPhrases(
    execFileSync(program, ['content', 'phrases', '--content', content], { encoding: 'utf8' }),
  );
