// The figures of the science page, each from the output of one command of the program.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { phraseFigures } from './phrases.mjs';

const STOP = 0.35;
const SIMULATED = 10_000;
const SEED = 1;

/** A CSV of plain numbers and words, as the program writes it. */
export function table(text) {
  const [head, ...lines] = text.trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at]]));
  });
}

/** Adults who named themselves men or women, so that two groups can be compared. */
export function adults(text) {
  const [head, ...lines] = text.trimEnd().split(/\r?\n/);
  const names = head.split(',').map((name) => name.replaceAll('"', ''));
  const [age, gender] = [names.indexOf('age'), names.indexOf('gender')];
  const kept = lines.filter((line) => {
    const cells = line.split(',');
    return cells[age] >= 18 && cells[age] <= 90 && (cells[gender] === '1' || cells[gender] === '2');
  });
  return [head, ...kept, ''].join('\n');
}

const rounded = (value, digits = 6) => Number(Number(value).toPrecision(digits));

function replayOf(scale) {
  return {
    id: scale.id,
    items: scale.items,
    mean_items: rounded(scale.items_mean),
    median_items: scale.items_median,
    ninety_percent_items: scale.items_90,
    correlation: rounded(scale.correlation),
    rmse: rounded(scale.root_mean_square),
    coverage: rounded(scale.coverage),
    never_reached: rounded(scale.never_reached),
    unused_items: scale.items - scale.items_in_use,
    most_shown: rounded(scale.highest_exposure),
  };
}

function simulatedOf(report) {
  const shown = Object.values(report.exposure);
  return {
    people: report.people,
    mean_statements: rounded(report.scales.reduce((sum, one) => sum + one.items_mean, 0)),
    coverage: report.scales.map(({ id, coverage }) => ({ id, value: rounded(coverage) })),
    named: rounded(report.region_named),
    named_rightly: rounded(report.named_rightly),
    least_shown: rounded(Math.min(...shown)),
    most_shown: rounded(Math.max(...shown)),
  };
}

// The difference that chance alone reaches in 1 of 20 pairs of sittings of this mode.
function smallestChange(report) {
  const errors = report.scales.map((one) => one.standard_error_mean);
  const error = errors.reduce((sum, one) => sum + one, 0) / errors.length;
  return rounded(1.959963984540054 * Math.SQRT2 * error);
}

/** What a calibration says of each scale: "anxiety: log-likelihood -1117230.133, 12 cycles, ..." */
export function logLikelihoods(text) {
  return [...text.matchAll(/^([\w-]+): log-likelihood (-[\d.]+),.*\bconverged\b/gm)].map(
    ([, id, value]) => ({ id, log_likelihood: rounded(value, 9) }),
  );
}

export function gather({ program, content, answers, work }) {
  const run = (...words) =>
    execFileSync(program, [...words, '--content', content], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const read = (name) => readFileSync(join(work, name), 'utf8');
  const json = (...words) => {
    run(...words, '--json', join(work, 'figures.json'));
    return JSON.parse(read('figures.json'));
  };
  const people = ['--missing', '0', '--complete-cases', '--drop-straight-lines'];
  const file = (name) => ['--instrument', 'ecr', '--responses', name, ...people];

  const said = run(
    ...['calibrate', ...file(answers), '--no-errors', '--output', join(work, 'items.csv')],
    ...['--report', work],
  );
  const fits = table(read('fit.csv'));
  const pairs = table(read('q3.csv'));

  const grown = join(work, 'adults.csv');
  writeFileSync(grown, adults(readFileSync(answers, 'utf8')));
  run('fit', ...file(grown), '--group', 'gender', '--report', work);
  const dif = table(read('dif.csv'));
  const most = dif.reduce((a, b) => (Number(b.r2_total) > Number(a.r2_total) ? b : a));

  const plain = ['anxiety', 'avoidance'].map(
    (scale) =>
      json('replay', ...file(answers), '--rules', 'plain', '--selection', 'mfi', '--scale', scale,
        '--stop-se', `${STOP}`),
  );
  const shipped = json('replay', ...file(answers), '--rules', 'shipped', '--stop-se', `${STOP}`);
  const simulate = (mode) =>
    json('simulate', '--instrument', 'attachment', '--people', `${SIMULATED}`, '--seed', `${SEED}`,
      '--adaptive', '--mode', mode);
  const [full, short] = [simulate('full'), simulate('short')];

  return {
    made: {
      on: new Date().toISOString().slice(0, 10),
      program: execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().split(' ')[1],
      ecr: shipped.version,
      bank: full.version,
    },
    answers: {
      people_in_file: readFileSync(answers, 'utf8').trimEnd().split('\n').length - 1,
      people_used: shipped.people,
    },
    calibration: logLikelihoods(said),
    fit: fits.map((one) => {
      const flagged = pairs.filter((pair) => pair.scale === one.scale && Number(pair.q3) > 0.2);
      const largest = flagged.reduce((a, b) => (Number(b.q3) > Number(a.q3) ? b : a));
      return {
        id: one.scale,
        items: Number(one.items),
        alpha: rounded(one.alpha),
        omega: rounded(one.omega),
        rmsea: rounded(one.rmsea),
        rmsea_low: rounded(one.rmsea_low),
        rmsea_high: rounded(one.rmsea_high),
        cfi: rounded(one.cfi),
        srmsr: rounded(one.srmsr),
        q3_flagged: flagged.length,
        q3_most: { items: [largest.item, largest.other_item], value: rounded(largest.q3) },
      };
    }),
    difference_between_groups: [
      { group: 'gender', people: Number(most.people), item: most.item, value: rounded(most.r2_total) },
    ],
    replay: {
      people: shipped.people,
      stop: STOP,
      plain: plain.map((report) => replayOf(report.scales.find((one) => one.items_mean > 0))),
      shipped: shipped.scales.map(replayOf),
    },
    simulated: { full: simulatedOf(full), short: simulatedOf(short) },
    smallest_change: { full: smallestChange(full), short: smallestChange(short) },
    phrases: phraseFigures({ program, content }),
  };
}
