// Runs every figure and prints the table. A figure beyond its limit, or one that could not be
// measured, makes the run fail; one that was skipped says why.
import { cpus } from 'node:os';
import { join } from 'node:path';
import { calibrationParity, calibrationSize, calibrationSpeed } from './calibration.mjs';
import { changes, cleanBuild, nextStep, scoring, serving, startTime, wholeFile } from './figures.mjs';
import { choosing } from './choosing.mjs';
import { engine } from './engine.mjs';
import { pooling } from './evidence.mjs';
import { page } from './page.mjs';
import { practising } from './practising.mjs';
import { replay, simulation } from './replay.mjs';

const [root, ...options] = process.argv.slice(2);
const quick = options.includes('--quick');
const setting = {
  root,
  program: join(root, 'build/release/securebase/server/securebase'),
  bench: join(root, 'build/release/bench'),
  rounds: quick ? 1 : 5,
  seconds: quick ? 2 : 4,
  build: options.includes('--build'),
};

const shown = (value) =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 10 ? 2 : 1);

function row({ name, unit, value, most, least, peer = '', skipped, trouble }) {
  if (skipped) return [name, '-', '', '', `skipped: ${skipped}`];
  if (trouble) return [name, '-', '', '', `NOT measured: ${trouble}`];
  const kept = most === undefined ? value >= least : value <= most;
  const limit = most === undefined ? `>= ${shown(least)}` : `<= ${shown(most)}`;
  return [name, `${shown(value)} ${unit}`, limit, peer, kept ? 'ok' : 'NOT'];
}

console.log(`${cpus().length} x ${cpus()[0].model}${quick ? '; quick: not for a claim' : ''}`);
const rows = [['figure', 'measured', 'limit', 'peer', '']];
const measures = [scoring, wholeFile, nextStep, changes];
measures.push(calibrationSpeed, calibrationParity, calibrationSize);
measures.push(pooling, replay, simulation, serving, startTime, page, engine, choosing, practising, cleanBuild);
for (const measure of measures) {
  try {
    rows.push(...[await measure(setting)].flat().map(row));
  } catch (error) {
    rows.push(row({ name: measure.name, trouble: error.message.split('\n')[0] }));
  }
}
const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
for (const cells of rows) {
  console.log(
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}
const missed = rows.filter((cells) => cells[4].startsWith('NOT')).length;
console.log(
  missed === 0
    ? 'Every measured figure keeps its limit'
    : `${missed} beyond the limit or not measured`,
);
process.exitCode = missed === 0 ? 0 : 1;
