// The adaptive test on real answers and on simulated people: how many items, and how good.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function figures(program, words) {
  const out = mkdtempSync(join(tmpdir(), 'securebase-bench-'));
  const file = join(out, 'figures.json');
  try {
    execFileSync(program, [...words, '--json', file], { stdio: ['ignore', 'ignore', 'inherit'] });
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(out, { recursive: true });
  }
}

// Plain selection by maximum information, stopped at a standard error of .35. The peer's figures
// are a replay of 3,000 of the same people by another program.
export function replay({ program }) {
  const file = join(process.env.SECUREBASE_REFERENCE_DATA, 'ecr-openpsychometrics', 'data.csv');
  if (!existsSync(file)) {
    return { name: 'replay', skipped: 'no reference data; name its folder with --data' };
  }
  const words = ['replay', '--instrument', 'ecr', '--responses', file, '--missing', '0'];
  words.push('--complete-cases', '--drop-straight-lines');
  words.push('--rules', 'plain', '--selection', 'mfi', '--stop-se', '0.35');
  const limits = [
    { scale: 'avoidance', most: 6.3, peer: '6.0, r .955' },
    { scale: 'anxiety', most: 7.8, peer: '7.5, r .958' },
  ];
  return limits.flatMap(({ scale, most, peer }) => {
    const { scales } = figures(program, [...words, '--scale', scale]);
    const found = scales.find((one) => one.id === scale);
    return [
      { name: `replay at SE .35, ${scale}`, unit: 'items', most, value: found.items_mean, peer },
      { name: '  r with all items', unit: '', least: 0.95, value: found.correlation },
    ];
  });
}

// The bank as it is shipped, on people whose place is known.
export function simulation({ program }) {
  const words = ['simulate', '--instrument', 'attachment', '--people', '10000', '--adaptive'];
  const { scales } = figures(program, words);
  const unused = scales.reduce((sum, one) => sum + one.items - one.items_in_use, 0);
  return [
    ...scales.flatMap(({ id, coverage }) => [
      { name: `95 % interval holds the truth, ${id}`, unit: '', least: 0.94, value: coverage },
      { name: '  and not too often', unit: '', most: 0.96, value: coverage },
    ]),
    { name: 'items of the bank that nobody is shown', unit: '', most: 0, value: unused },
  ];
}
