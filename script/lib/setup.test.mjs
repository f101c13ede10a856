// What a newcomer meets first: the wrong system, missing packages, no right to install.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const setup = join(import.meta.dirname, 'setup.sh');
const script = join(import.meta.dirname, '..');

// Runs bash with stand-ins for the commands that would reach the system.
function bash(commands, standIns = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'securebase-setup-'));
  for (const [name, body] of Object.entries(standIns)) {
    writeFileSync(join(folder, name), `#!/bin/bash\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const result = spawnSync('bash', ['-c', `set -euo pipefail; source "$0"; ${commands}`, setup], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, HERE: folder },
  });
  rmSync(folder, { recursive: true });
  return result;
}

const about = (id, version) =>
  `printf 'ID=${id}\\nVERSION_ID="${version}"\\n' >"$HERE/os"; require_debian_12 "$HERE/os"`;

test('another system gets one clear sentence, and nothing is done', () => {
  for (const [id, version] of [
    ['ubuntu', '24.04'],
    ['debian', '13'],
    ['fedora', '41'],
  ]) {
    const { status, stderr } = bash(about(id, version));
    assert.equal(status, 1);
    assert.match(
      stderr,
      new RegExp(`^Secure Base builds on Debian 12 .* this system is ${id} ${version}\\..*\\n$`),
    );
  }
  assert.equal(bash('require_debian_12 "$HERE/none"').status, 1);
});

test('Debian 12 is welcome', () => {
  assert.equal(bash(about('debian', '12')).status, 0);
});

const INSTALLED =
  'for p in "${@:4}"; do case $p in here*) echo "$p installed";; gone*) echo "$p config-files";; esac; done; exit 1';

test('a removed package whose settings remain is missing', () => {
  const { stdout } = bash('missing_packages here gone never', { 'dpkg-query': INSTALLED });
  assert.equal(stdout, 'gone\nnever\n');
});

test('nothing is asked of apt when nothing is missing', () => {
  const { status, stdout } = bash('install_packages here here-too', {
    'dpkg-query': INSTALLED,
    'apt-get': 'echo touched >&2; exit 1',
    sudo: 'echo touched >&2; exit 1',
  });
  assert.deepEqual([status, stdout], [0, '']);
});

test('root installs only what is missing', () => {
  const { status, stdout } = bash('install_packages here never', {
    'dpkg-query': INSTALLED,
    id: 'echo 0',
    'apt-get': 'echo "$@" >>"$HERE/asked"; [ "$3" != update ] || exit 0',
  });
  assert.equal(status, 0);
  assert.equal(stdout, 'Installing Debian packages: never\n');
});

test('a user without sudo is told what is missing and who can help', () => {
  const { status, stderr } = bash(
    'command() { [ "$2" != sudo ] && builtin command "$@"; }; install_packages here never',
    {
      'dpkg-query': INSTALLED,
      id: 'echo 1000',
      'apt-get': 'exit 1',
    },
  );
  assert.equal(status, 1);
  assert.match(
    stderr,
    /^These Debian packages are missing and only root can install them: never\. /,
  );
});

test('a user with sudo installs through it', () => {
  const { status } = bash(
    'install_packages never; grep -q "^-- apt-get .* update$" "$HERE/asked" && grep -q "install .* never$" "$HERE/asked"',
    {
      'dpkg-query': INSTALLED,
      id: 'echo 1000',
      sudo: 'echo "$@" >>"$HERE/asked"',
      'apt-get': 'exit 1',
    },
  );
  assert.equal(status, 0);
});

test('apt that cannot install says why', () => {
  const { status, stderr } = bash('install_packages never', {
    'dpkg-query': INSTALLED,
    id: 'echo 0',
    'apt-get': 'echo "E: no such mirror"; exit 100',
  });
  assert.equal(status, 1);
  assert.match(stderr, /E: no such mirror\nThe packages could not be installed/);
});

for (const name of ['run', 'test', 'build', 'tidy', 'bench', 'soak', 'fresh']) {
  test(`script/${name} explains itself, and refuses what it does not know`, () => {
    const help = spawnSync(join(script, name), ['--help'], { encoding: 'utf8' });
    assert.equal(help.status, 0);
    assert.match(help.stdout, new RegExp(`^script/${name}\\b`));
    if (name === 'run') return; // hands what it does not know to the server
    const unknown = spawnSync(join(script, name), ['--no-such-thing'], { encoding: 'utf8' });
    assert.equal(unknown.status, 1);
    assert.match(unknown.stderr, /no-such-thing.*--help/);
  });
}
