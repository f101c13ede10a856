// The figures of calibration: how long it takes, and how near it comes to the reference program.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MOST_SECONDS = 0.7;
const MOST_SECONDS_WITH_ERRORS = 2;
const LIKELIHOODS = { avoidance: -1021315, anxiety: -1117230 };
const SIZES = [250_000, 500_000, 1_000_000];

function figures(program, ...words) {
  const text = execFileSync(program, words, { encoding: 'utf8' });
  return Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([name, value]) => [name, Number(value)]),
  );
}

function answers() {
  const folder = join(process.env.SECUREBASE_REFERENCE_DATA, 'ecr-openpsychometrics');
  const file = existsSync(folder) && readdirSync(folder).find((entry) => entry.endsWith('.csv'));
  return file && join(folder, file);
}

const skipped = (name) => ({ name, skipped: 'no reference data; name its folder with --data' });

export function calibrationSpeed({ bench }) {
  const name = 'calibration of a scale of the ECR, 46,544 x 18';
  const file = answers();
  if (!file) return skipped(name);
  const seen = figures(join(bench, 'calibrate_bench'), 'ecr', file);
  return [
    { name, unit: 's', most: MOST_SECONDS, value: seen.scale_seconds, peer: 'mirt 1.45.1: 6.6' },
    {
      name: 'the same with standard errors',
      unit: 's',
      most: MOST_SECONDS_WITH_ERRORS,
      value: seen.scale_with_errors_seconds,
      peer: 'mirt 1.45.1: 27',
    },
    {
      name: 'largest distance from the reference log-likelihood',
      unit: '',
      most: 0.5,
      value: Math.max(
        ...Object.entries(LIKELIHOODS).map(([scale, value]) =>
          Math.abs(seen[`${scale}_log_likelihood`] - value),
        ),
      ),
    },
  ];
}

export function calibrationSize({ bench }) {
  const seen = SIZES.map((people) =>
    figures(join(bench, 'calibrate_bench'), 'people', String(people)),
  );
  const million = seen.at(-1);
  const each = seen.map((one, size) => one.seconds / one.cycles / SIZES[size]);
  return [
    {
      name: 'calibration of 1,000,000 x 18 with standard errors',
      unit: 's',
      most: 20,
      value: million.seconds,
      peer: seen.map((one, size) => `${SIZES[size] / 1000}k: ${one.seconds.toFixed(1)} s`).join(', '),
    },
    { name: 'its memory', unit: 'MB', most: 2000, value: million.megabytes },
    {
      name: 'time a person and cycle, 1,000,000 over 250,000',
      unit: '',
      most: 1.3,
      value: each.at(-1) / each[0],
    },
  ];
}

const table = (text) => {
  const [names, ...rows] = text
    .replaceAll('"', '')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]])));
};

// Against the parameters and errors that mirt found in the same answers.
export function calibrationParity({ program }) {
  const name = 'largest distance of a parameter from the reference';
  const file = answers();
  const reference = join(
    process.env.SECUREBASE_REFERENCE_DATA,
    'reference-outputs/ecr_grm_mirt.csv',
  );
  if (!file || !existsSync(reference)) return skipped(name);
  const out = mkdtempSync(join(tmpdir(), 'securebase-bench-'));
  const output = join(out, 'items.csv');
  const words = ['calibrate', '--instrument', 'ecr', '--responses', file, '--missing', '0'];
  words.push('--complete-cases', '--drop-straight-lines', '--output', output);
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ours = new Map(table(readFileSync(output, 'utf8')).map((row) => [row.item, row]));
  rmSync(out, { recursive: true });
  let parameter = 0;
  let error = 0;
  for (const theirs of table(readFileSync(reference, 'utf8'))) {
    const row = ours.get(theirs.item);
    for (const of of ['a', 'b1', 'b2', 'b3', 'b4']) {
      parameter = Math.max(parameter, Math.abs(row[of] - theirs[of]));
      error = Math.max(error, Math.abs(row[`se_${of}`] / theirs[`SE_.${of}`] - 1));
    }
  }
  return [
    { name, unit: '', most: 0.005, value: parameter, peer: `to 6 digits: ${parameter.toFixed(6)}` },
    {
      name: 'largest relative distance of a standard error',
      unit: '',
      most: 0.05,
      value: error,
      peer: `to 6 digits: ${error.toFixed(6)}`,
    },
  ];
}
