// Each rule is shown a tree that keeps it and one that breaks it: a rule that cannot fail is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functions } from './tidy/code.mjs';
import { RULES } from './tidy/rules.mjs';

const ARCHITECTURE = `
| Folder | Holds |
|---|---|
| \`securebase/\` | C++ |
| \`docs/\` | papers |
| \`web/\` | pages |

| Room | Holds | May use |
|---|---|---|
| \`base\` (pure) | values | nothing |
| \`measurement\` (pure) | scores | \`base\` |
| \`care\` | use cases | \`measurement\` |
| \`storage\` | SQLite | \`care\` |
`;

const good = () =>
  new Map([
    ['ARCHITECTURE.md', ARCHITECTURE],
    ['docs/decisions/0001-first.md', ''],
    ['securebase/base/result.hpp', '#include <vector>\n'],
    [
      'securebase/measurement/score.cpp',
      '#include "securebase/base/result.hpp"\nint score() { return 1; }\n',
    ],
    ['securebase/measurement/score_test.cpp', '#include <fstream>\n'],
    ['securebase/care/keep.cpp', '#include "securebase/base/result.hpp"\n'],
    ['securebase/storage/store.cpp', '#include <sqlite3.h>\n#include "securebase/care/keep.hpp"\n'],
    [
      'web/src/page.svelte',
      '<a href="https://findahelpline.com">Find a line</a>\n<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    ],
  ]);

test('a tree that keeps every rule has no problems', () => {
  for (const [name, rule] of Object.entries(RULES)) assert.deepEqual(rule(good()), [], name);
});

const long = (head, lines) => `${head} {\n${'  step();\n'.repeat(lines)}}\n`;
const word = 'TO' + 'DO';
const BAD = [
  [
    'includes follow the arrows',
    'securebase/measurement/score.cpp',
    '#include "securebase/storage/store.hpp"\n',
  ],
  [
    'includes follow the arrows',
    'securebase/base/result.hpp',
    '#include <securebase/care/keep.hpp>\n',
  ],
  ['pure rooms see only values', 'securebase/measurement/score.cpp', '#include <boost/json.hpp>\n'],
  [
    'pure rooms see only values',
    'securebase/measurement/score.cpp',
    'auto now = std::chrono::system_clock::now();\n',
  ],
  ['pure rooms see only values', 'securebase/base/seed.hpp', 'std::random_device device;\n'],
  ['libraries stay at home', 'securebase/care/keep.cpp', '#include <sqlite3.h>\n'],
  ['files are small', 'securebase/care/keep.cpp', '\n'.repeat(401)],
  ['functions are small', 'securebase/care/keep.cpp', long('int keep(int a)', 80)],
  ['functions are small', 'web/src/page.ts', long('export function page()', 80)],
  ['functions are small', 'web/src/page.ts', long('export const page = () =>', 80)],
  ['names say something', 'securebase/care/string_utils.cpp', ''],
  ['names say something', 'web/src/lib/helpers/a.ts', ''],
  ['nothing is left for later', 'web/src/page.ts', `// ${word} later\n`],
  ['pure units have tests', 'securebase/measurement/fit.cpp', ''],
  ['the tables of ARCHITECTURE.md are the tree', 'packaging/unit.service', ''],
  ['the tables of ARCHITECTURE.md are the tree', 'securebase/extra/a.cpp', ''],
  ['decisions are numbered once', 'docs/decisions/0001-again.md', ''],
  ['decisions are numbered once', 'docs/decisions/second.md', ''],
  [
    'pages ask no other host',
    'web/src/app.html',
    '<script src="https://cdn.example.com/a.js"></script>\n',
  ],
  [
    'pages ask no other host',
    'web/src/page.ts',
    "const data = await fetch('//cdn.example.com/a');\n",
  ],
  [
    'pages ask no other host',
    'web/src/page.css',
    '@font-face { src: url(https://findahelpline.com/a.woff2) }\n',
  ],
  [
    'pages ask no other host',
    'web/src/page.svelte',
    '<a href="https://other.example.net">a link</a>\n',
  ],
];

for (const [index, [rule, path, text]] of BAD.entries()) {
  test(`"${rule}" finds its breach in ${path} (${index})`, () => {
    const tree = good().set(path, text);
    const problems = RULES[rule](tree);
    assert.equal(problems.length, 1);
    assert.match(problems[0].where, new RegExp(`^(${path}|ARCHITECTURE.md)`));
  });
}

test('a folder that the table names but the tree lacks is a breach', () => {
  const tree = good();
  tree.delete('web/src/page.svelte');
  assert.equal(RULES['the tables of ARCHITECTURE.md are the tree'](tree).length, 1);
});

test('functions are measured past braces in strings, characters and comments', () => {
  const text =
    'namespace a {\nstruct B {\n  int f() const {\n    char c = \'{\'; // {\n    auto s = R"x({{)x";\n' +
    "    if (s) { return 1'000; }\n    return 2;\n  }\n};\nint g() {\n  return 1;\n}\n}\n";
  assert.deepEqual(functions(text, 'cpp'), [
    { line: 3, lines: 6 },
    { line: 10, lines: 3 },
  ]);
});

test('functions in scripts are measured past templates and regular expressions', () => {
  const text =
    'function f(a) {\n  const r = /[{/]{2}/;\n  return `${a} {`;\n}\nconst g = () => {\n  f(4 / 2);\n};\n';
  assert.deepEqual(functions(text, 'script'), [
    { line: 1, lines: 4 },
    { line: 5, lines: 3 },
  ]);
});
