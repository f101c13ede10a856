// How much the phrase check finds, as `securebase content phrases` says it. Half a was read to choose
// the phrases, so only half b, which nobody looked at, tells what to expect.
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
  const at = text.indexOf('half b:');
  const halves = [text.slice(0, at), text.slice(at)];
  const half = halves[1];
  const sentences = halves.map((one) => Number(one.match(/^half [ab]: (\d+) sentences/m)[1]));
  const both = (name) => {
    const shares = halves.map((one) => share(one, name));
    return { count: shares[0].count + shares[1].count, of: shares[0].of + shares[1].of };
  };
  const [, version, heavy, light] = text.match(/^phrase check (\S+): (\d+) heavy phrases, (\d+) light/m);
  return {
    version,
    heavy_phrases: Number(heavy),
    light_phrases: Number(light),
    sentences: sentences[0] + sentences[1],
    untouched: sentences[1],
    recall: share(half, 'recall'),
    precision: share(half, 'precision'),
    left_alone: share(half, 'left alone'),
    all: { recall: both('recall'), precision: both('precision'), left_alone: both('left alone') },
  };
}

export const phraseFigures = ({ program, content }) =>
  readPhrases(
    execFileSync(program, ['content', 'phrases', '--content', content], { encoding: 'utf8' }),
  );
