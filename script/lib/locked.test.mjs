import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './locked.mjs';

const a = { version: '1.0.0', integrity: 'sha512-a' };
const locked = { '': {}, 'node_modules/a': a, 'node_modules/b': { ...a, optional: true } };

test('what the lock names is accepted, without the packages of other platforms', () => {
  assert.deepEqual(differences(locked, { 'node_modules/a': a }), []);
});

for (const [name, installed] of [
  ['another version', { 'node_modules/a': { ...a, version: '1.0.1' } }],
  ['another hash', { 'node_modules/a': { ...a, integrity: 'sha512-b' } }],
  ['a package too many', { 'node_modules/a': a, 'node_modules/c': a }],
  ['a package too few', {}],
]) {
  test(`${name} is a difference`, () => assert.equal(differences(locked, installed).length, 1));
}
