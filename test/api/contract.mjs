// Holds replies against schema/openapi.yaml: what the contract promises is what the server sends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from './yaml.mjs';

export const contract = parse(readFileSync(new URL('../../schema/openapi.yaml', import.meta.url), 'utf8'));

function resolve(schema) {
  let found = schema;
  while (found.$ref) {
    found = found.$ref.slice(2).split('/').reduce((node, key) => node[key], contract);
    assert.ok(found, `the contract has no ${schema.$ref}`);
  }
  return found;
}

const known = new Set(['type', 'required', 'properties', 'additionalProperties', 'items', 'enum', 'minimum',
  'maximum', 'minItems', 'maxItems', 'maxLength', 'format', 'oneOf', 'discriminator', 'description', 'example', 'nullable']);

const isType = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
};

// Every way in which the value is not what the schema says.
export function violations(value, given, where = '') {
  const schema = resolve(given);
  for (const word of Object.keys(schema)) assert.ok(known.has(word), `this checker does not know '${word}'`);
  if (value === null && schema.nullable) return [];
  if (schema.oneOf) {
    const tries = schema.oneOf.map((option) => violations(value, option, where));
    return tries.filter((found) => found.length === 0).length === 1 ? [] : [`${where}: fits not exactly one: ${tries.flat().join('; ')}`];
  }
  if (schema.type && !isType[schema.type](value)) return [`${where}: is not ${schema.type}`];
  const found = [];
  const fail = (bad, what) => { if (bad) found.push(`${where}: ${what}`); };
  fail(schema.enum && !schema.enum.includes(value), `${value} is not one of ${schema.enum}`);
  fail(value < schema.minimum, `${value} is below ${schema.minimum}`);
  fail(value > schema.maximum, `${value} is above ${schema.maximum}`);
  fail(value?.length < schema.minItems || value?.length > schema.maxItems, `has ${value?.length} entries`);
  fail(schema.maxLength !== undefined && value.length > schema.maxLength, 'is too long');
  fail(schema.format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value), `${value} is not a date-time`);
  if (schema.type === 'object') {
    for (const name of schema.required ?? []) fail(!(name in value), `${name} is missing`);
    for (const [name, entry] of Object.entries(value)) {
      const member = schema.properties?.[name];
      if (member) found.push(...violations(entry, member, `${where}/${name}`));
      else fail(schema.additionalProperties === false, `${name} is not in the contract`);
    }
  }
  if (schema.type === 'array') {
    value.forEach((entry, i) => found.push(...violations(entry, schema.items, `${where}/${i}`)));
  }
  return found;
}

// Asserts that a reply to METHOD PATH has a status, type and body of the contract.
export function assertContract(method, path, reply) {
  const operation = contract.paths[path]?.[method.toLowerCase()];
  assert.ok(operation, `${method} ${path} is not in the contract`);
  const promised = operation.responses[reply.status];
  assert.ok(promised, `${method} ${path} may not answer ${reply.status}: ${reply.text}`);
  const content = resolve(promised).content;
  if (!content) {
    assert.equal(reply.text, '');
    return;
  }
  const [type, { schema }] = Object.entries(content)[0];
  assert.equal(reply.headers.get('content-type'), type);
  if (schema.format === 'binary') return;
  assert.deepEqual(violations(reply.body, schema), []);
}
