// The figures of the program: scoring, the step of the adaptive test, the server.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { residentMegabytes, startEpollLoop, startProgram } from './server.mjs';

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const skipped = (name, why) => ({ name, skipped: why });

function figureOf(program, word) {
  const text = execFileSync(program, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return Number(text.match(new RegExp(`^${word} (.+)$`, 'm'))[1]);
}

// Sixty times the peer for EAP with errors; the others at least keep up with it.
export function scoring({ bench }) {
  const peer = 16_300;
  const program = join(bench, 'score_bench');
  return [
    {
      name: 'scoring in memory, EAP, people x 18 items',
      unit: '/s a core',
      least: 60 * peer,
      value: figureOf(program, 'people_per_second'),
      peer: 'mirt 1.45.1: 16,300',
    },
    {
      name: 'scoring in memory, MAP, people x 18 items',
      unit: '/s a core',
      least: peer,
      value: figureOf(program, 'map_per_second'),
    },
    {
      name: 'scoring in memory, WLE, people x 18 items',
      unit: '/s a core',
      least: peer,
      value: figureOf(program, 'wle_per_second'),
    },
  ];
}

export function nextStep({ bench }) {
  const program = join(bench, 'next_bench');
  return [
    {
      name: 'next statement after 12 answers, computing',
      unit: 'us',
      most: 40,
      value: figureOf(program, 'next_microseconds'),
      peer: 'catR 3.17: 15,900',
    },
    {
      name: 'next statement of one dimension, after 6',
      unit: 'us',
      most: 10,
      value: figureOf(program, 'next_one_dimension_microseconds'),
    },
  ];
}

export function changes({ bench }) {
  return {
    name: 'change statistics, 10,000 people x 5 sittings',
    unit: 'ms',
    most: 1000,
    value: figureOf(join(bench, 'change_bench'), 'change_milliseconds'),
  };
}

export function wholeFile({ program, rounds }) {
  const name = 'the whole ECR file: parse, score, write';
  const folder = join(process.env.SECUREBASE_REFERENCE_DATA, 'ecr-openpsychometrics');
  const file = existsSync(folder) && readdirSync(folder).find((entry) => entry.endsWith('.csv'));
  if (!file) return skipped(name, 'no reference data; name its folder with --data');
  const out = mkdtempSync(join(tmpdir(), 'securebase-bench-'));
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const { status, stderr } = spawnSync(
      program,
      [
        'score',
        '--instrument',
        'ecr',
        '--missing',
        '0',
        '--responses',
        join(folder, file),
        '--output',
        join(out, 'scores.csv'),
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`securebase score ended with ${status}: ${stderr}`);
    times.push((performance.now() - began) / 1000);
  }
  rmSync(out, { recursive: true });
  return { name, unit: 's', most: 1, value: median(times) };
}

export async function startTime({ root, program, rounds }) {
  const times = [];
  for (let round = 0; round < rounds * 2 + 1; round += 1) {
    const server = await startProgram(root, program);
    times.push(server.milliseconds);
    await server.stop();
  }
  return { name: 'server start to first answer', unit: 'ms', most: 150, value: median(times) };
}

// Bodies of assessments with twelve answers each, made by asking the server itself.
async function bodiesOfTwelve(port, file) {
  const base = `http://127.0.0.1:${port}/api/v1`;
  const { instruments } = await (await fetch(`${base}/instruments`)).json();
  const { id, version } = instruments.find((instrument) => instrument.kind === 'bank');
  const bodies = [];
  for (let person = 0; bodies.length < 16 && person < 400; person += 1) {
    const body = { instrument: id, version, relationship: 'partner', answers: [] };
    while (body.answers.length < 12) {
      const step = await (
        await fetch(`${base}/assessments/next`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json();
      if (step.kind !== 'item') break;
      const turn =
        (person * 7 + body.answers.length * ((person % 3) + 1)) % step.item.answers.length;
      body.answers.push({ item: step.item.id, answer: step.item.answers[turn].value });
    }
    if (body.answers.length === 12) bodies.push(JSON.stringify(body));
  }
  if (bodies.length === 0) throw new Error('no assessment went on to twelve answers');
  writeFileSync(file, `${bodies.join('\n')}\n`);
}

function wrk(root, url, seconds, bodies) {
  const script = bodies ? ['-s', join(root, 'bench/next.lua')] : [];
  const text = execFileSync('wrk', ['-t1', '-c64', `-d${seconds}s`, ...script, url], {
    encoding: 'utf8',
    env: { ...process.env, SECUREBASE_BODIES: bodies ?? '' },
  });
  if (/Non-2xx/.test(text)) throw new Error(`${url} refused what it was sent:\n${text}`);
  return {
    perSecond: Number(text.match(/Requests\/sec:\s+([\d.]+)/)[1]),
    requests: Number(text.match(/(\d+) requests in/)[1]),
  };
}

// Three handlers in turns, then how much memory the server holds after all that.
export async function serving({ root, program, bench, rounds, seconds }) {
  const server = await startProgram(root, program);
  const loop = await startEpollLoop(join(bench, 'epoll_loop'));
  const folder = mkdtempSync(join(tmpdir(), 'securebase-bench-'));
  try {
    const bodies = join(folder, 'bodies');
    await bodiesOfTwelve(server.port, bodies);
    const api = `http://127.0.0.1:${server.port}`;
    const seen = { loop: [], trivial: [], next: [] };
    let requests = 0;
    const run = (name, url, lines) => {
      const result = wrk(root, url, seconds, lines);
      seen[name].push(result.perSecond);
      if (name !== 'loop') requests += result.requests;
    };
    for (let round = 0; round < rounds || requests < 100_000; round += 1) {
      run('loop', `http://127.0.0.1:${loop.port}/`);
      run('trivial', `${api}/healthz`);
      run('next', `${api}/api/v1/assessments/next`, bodies);
    }
    const [plain, trivial, next] = [median(seen.loop), median(seen.trivial), median(seen.next)];
    const thousands = (value) => `${(value / 1000).toFixed(1)}k/s`;
    return [
      {
        name: 'next over the trivial handler, requests/s',
        unit: '',
        least: 0.3,
        value: next / trivial,
        peer: `${thousands(next)} over ${thousands(trivial)}`,
      },
      {
        name: 'trivial handler over a bare epoll loop',
        unit: '',
        least: 0.6,
        value: trivial / plain,
        peer: `${thousands(trivial)} over ${thousands(plain)}`,
      },
      {
        name: `resident after ${requests.toLocaleString('en')} requests`,
        unit: 'MB',
        most: 60,
        value: residentMegabytes(server.pid),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
    await loop.stop();
    await server.stop();
  }
}

export function cleanBuild({ root, build }) {
  const name = 'clean build of everything, without ccache';
  if (!build) return skipped(name, 'say --build to time it');
  const folder = mkdtempSync(join(tmpdir(), 'securebase-bench-'));
  const run = (command, args, options = {}) =>
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
  try {
    const clone = join(folder, 'clone');
    run('git', ['clone', '-q', '--no-hardlinks', root, clone]);
    // Packages are downloads, not building.
    run('cp', ['-a', join(root, 'web/node_modules'), join(clone, 'web/node_modules')]);
    const began = performance.now();
    run(join(clone, 'script/build'), [], {
      env: { ...process.env, CMAKE_CXX_COMPILER_LAUNCHER: '', CCACHE_DISABLE: '1' },
    });
    return { name, unit: 's', most: 240, value: (performance.now() - began) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
