// Reads the code for what a person may read, so that a test can tell what has no translation.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

type Node = Record<string, unknown> & { type: string };

export interface Said {
  /** English texts given to t() or spoken(), on one line each. */
  texts: string[];
  /** Letters that stand in markup and pass no t(). */
  bare: string[];
}

const READ_OUT = ['title', 'aria-label', 'placeholder', 'alt', 'label', 'aria-valuetext'];
const PROSE = /\p{L}{2}/u;

export const oneLine = (text: string) =>
  text.includes('\n') ? text.trim().replace(/[ \t\r\n]+/g, ' ') : text;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function children(node: Node): Node[] {
  return Object.entries(node)
    .filter(([key]) => key !== 'metadata' && key !== 'loc' && key !== 'css')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** A text that stands in the code as it is, in one piece or as pieces that are joined or chosen. */
function literals(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral') {
    const quasis = node.quasis as { value: { cooked: string } }[];
    return quasis.length === 1 ? [oneLine(quasis[0]!.value.cooked)] : [];
  }
  if (node.type === 'ConditionalExpression') {
    return [...literals(node.consequent), ...literals(node.alternate)];
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left] = literals(node.left);
    const [right] = literals(node.right);
    return left === undefined || right === undefined ? [] : [left + right];
  }
  return [];
}

/** Every word that a table given to spoken() holds; an address in it is the same everywhere. */
function held(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'ObjectExpression') {
    return (node.properties as Node[]).flatMap((one) => held(one.value));
  }
  if (node.type === 'ArrayExpression') return (node.elements as unknown[]).flatMap(held);
  return literals(node).filter((one) => !one.startsWith('/'));
}

function attribute(node: Node, name: string): Node | undefined {
  return ((node.attributes ?? []) as Node[]).find((one) => one.name === name);
}

function look(node: Node, said: Said): void {
  const callee = node.type === 'CallExpression' ? (node.callee as Node).name : undefined;
  const given = (node.arguments as unknown[] | undefined)?.[0];
  if (callee === 't') said.texts.push(...literals(given));
  if (callee === 'spoken') said.texts.push(...held(given));
  if (node.type === 'RegularElement') {
    if (['script', 'style'].includes(`${node.name}`)) return;
    if (attribute(node, 'lang') || attribute(node, 'data-literal')) {
      // Written in a language of its own, or the same in every language; what is inside may speak.
      for (const one of children(node)) if (one.type !== 'Text') look(one, { ...said, bare: [] });
      return;
    }
    for (const name of READ_OUT) {
      const value = attribute(node, name)?.value;
      const parts = Array.isArray(value) ? (value as Node[]) : [];
      const text = parts.map((one) => (one.type === 'Text' ? one.data : '')).join('');
      if (PROSE.test(text)) said.bare.push(`${name}="${text}"`);
    }
  }
  if (node.type === 'Text' && typeof node.data === 'string' && PROSE.test(node.data)) {
    said.bare.push(node.data.trim());
  }
  for (const one of children(node)) if (one.type !== 'Attribute') look(one, said);
    else for (const inner of children(one)) if (inner.type !== 'Text') look(inner, said);
}

/** A module without its types, as the script of a component. */
function asScript(source: string): string {
  const { ESNext } = ts.ScriptTarget;
  const { outputText } = ts.transpileModule(source, { compilerOptions: { target: ESNext } });
  return `<script>${outputText.replaceAll('</script', '<\\/script')}</script>`;
}

/** What one file says. */
export function saidIn(name: string, source: string): Said {
  const component = name.endsWith('.svelte') ? source : asScript(source);
  const said: Said = { texts: [], bare: [] };
  const tree = parse(component, { modern: true, filename: name }) as unknown as Node;
  for (const part of [tree.instance, tree.module, tree.fragment]) {
    if (isNode(part)) look(part, said);
  }
  return said;
}

/** Every file of the application, but for tests and what was made by a program. */
export function sources(root: string): [string, string][] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\.ts$|schema\.ts$|testing\//.test(name))
    .sort()
    .map((name) => [name, readFileSync(join(root, name), 'utf8')]);
}
