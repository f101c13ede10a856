// The rules of the house. Each takes a tree (a Map from path to text) and returns its problems,
// every one with a place and a way to mend it.
import { folders, rooms } from './architecture.mjs';
import { functions } from './code.mjs';

const MOST_LINES_OF_A_FILE = 400;
const MOST_LINES_OF_A_FUNCTION = 70;
const CODE = /^(securebase|web\/src|web\/browser|web\/script|script|bench|test|cmake|\.ci)\//;
const CPP = /\.(cpp|hpp)$/;
const SCRIPT = /\.(ts|mjs|js|svelte)$/;

const problem = (path, line, what) => ({ where: line ? `${path}:${line}` : path, what });
const roomOf = (path) => path.match(/^securebase\/([^/]+)\//)?.[1];
const isTest = (path) => /(_test|_fuzz)\.cpp$/.test(path);

function* linesOf(tree, wanted) {
  for (const [path, text] of tree) {
    if (!wanted(path)) continue;
    for (const [index, line] of text.split('\n').entries()) yield [path, index + 1, line];
  }
}

function includesFollowTheArrows(tree) {
  const table = rooms(tree.get('ARCHITECTURE.md') ?? '');
  const found = [];
  for (const [path, line, text] of linesOf(tree, (path) => CPP.test(path) && roomOf(path))) {
    const used = text.match(/^\s*#\s*include\s+["<]securebase\/([^/">]+)\//)?.[1];
    const from = roomOf(path);
    // A test may look further down than its room: it also builds what the room is given.
    if (!used || used === from || isTest(path)) continue;
    if (!table.get(from)?.uses.has(used)) {
      found.push(
        problem(path, line, `room ${from} may not use ${used}; see the arrows in ARCHITECTURE.md`),
      );
    }
  }
  return found;
}

const OUTSIDE =
  /#\s*include\s+[<"](boost\/(?!math\/)|sqlite3|yaml\.h|valijson|sodium|fmt\/|sys\/|unistd|fstream|iostream|filesystem|thread|ctime)/;
const UNTOLD =
  /\b(system_clock|steady_clock|high_resolution_clock|random_device|getenv|std::rand)\b/;

function pureRoomsSeeOnlyValues(tree) {
  const table = rooms(tree.get('ARCHITECTURE.md') ?? '');
  const pure = (path) => CPP.test(path) && !isTest(path) && table.get(roomOf(path))?.pure;
  const found = [];
  for (const [path, line, text] of linesOf(tree, pure)) {
    const seen = text.match(OUTSIDE)?.[1] ?? text.replace(/\/\/.*/, '').match(UNTOLD)?.[1];
    if (seen) {
      found.push(problem(path, line, `a pure room sees ${seen}; let the caller pass the value in`));
    }
  }
  return found;
}

// Where a library may be seen; everywhere else its types would leak through the rooms.
const AT_HOME = [
  {
    library: /<(boost\/asio|boost\/beast|sys\/socket|netinet\/|sys\/epoll)/,
    rooms: ['http', 'server', 'api'],
    name: 'sockets',
  },
  { library: /<sqlite3/, rooms: ['storage'], name: 'SQLite' },
  { library: /<(yaml\.h|valijson)/, rooms: ['content'], name: 'YAML and JSON Schema' },
];

function librariesStayAtHome(tree) {
  const found = [];
  for (const [path, line, text] of linesOf(
    tree,
    (path) => CPP.test(path) && roomOf(path) && !isTest(path),
  )) {
    if (!/^\s*#\s*include/.test(text)) continue;
    for (const { library, rooms: homes, name } of AT_HOME) {
      if (library.test(text) && !homes.includes(roomOf(path))) {
        found.push(
          problem(path, line, `${name} belong in ${homes.join(', ')}, not in ${roomOf(path)}`),
        );
      }
    }
  }
  return found;
}

function filesAreSmall(tree) {
  const found = [];
  for (const [path, text] of tree) {
    const lines = text.split('\n').length - 1;
    if (CODE.test(path) && lines > MOST_LINES_OF_A_FILE) {
      found.push(
        problem(path, 0, `${lines} lines; part it at a seam (at most ${MOST_LINES_OF_A_FILE})`),
      );
    }
  }
  return found;
}

function functionsAreSmall(tree) {
  const found = [];
  for (const [path, text] of tree) {
    if (!CODE.test(path) || !(CPP.test(path) || SCRIPT.test(path))) continue;
    for (const { line, lines } of functions(text, CPP.test(path) ? 'cpp' : 'script')) {
      if (lines > MOST_LINES_OF_A_FUNCTION) {
        found.push(
          problem(path, line, `a function of ${lines} lines (at most ${MOST_LINES_OF_A_FUNCTION})`),
        );
      }
    }
  }
  return found;
}

const EMPTY_NAMES = /(^|[/_.-])(utils?|helpers?|common|managers?|misc|stuff)([/_.-]|$)/i;

function namesSaySomething(tree) {
  return [...tree.keys()]
    .filter((path) => CODE.test(path) && EMPTY_NAMES.test(path))
    .map((path) =>
      problem(path, 0, 'the name says nothing; name what it holds, in a word of the field'),
    );
}

// Written in two parts so that this file keeps its own rule.
const LEFT_FOR_LATER = new RegExp(
  `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`,
);

function nothingIsLeftForLater(tree) {
  const found = [];
  for (const [path, line, text] of linesOf(
    tree,
    (path) => CODE.test(path) && !/package-lock/.test(path),
  )) {
    const word = text.match(LEFT_FOR_LATER)?.[1];
    if (word) found.push(problem(path, line, `"${word}": do it now, or write an issue`));
  }
  return found;
}

function pureUnitsHaveTests(tree) {
  const table = rooms(tree.get('ARCHITECTURE.md') ?? '');
  return [...tree.keys()]
    .filter((path) => path.endsWith('.cpp') && !isTest(path) && table.get(roomOf(path))?.pure)
    .filter((path) => !tree.has(path.replace(/\.cpp$/, '_test.cpp')))
    .map((path) =>
      problem(
        path,
        0,
        `no ${path
          .split('/')
          .at(-1)
          .replace(/\.cpp$/, '_test.cpp')} beside it`,
      ),
    );
}

function difference(told, there, file, kind) {
  const found = told
    .filter((name) => !there.has(name))
    .map((name) => problem(file, 0, `names the ${kind} ${name}, which is not in the tree`));
  for (const name of there) {
    if (!told.includes(name)) found.push(problem(file, 0, `does not name the ${kind} ${name}`));
  }
  return found;
}

function theTablesAreTheTree(tree) {
  const paths = [...tree.keys()];
  const top = new Set(
    paths
      .filter((path) => path.includes('/') && !path.startsWith('.'))
      .map((path) => path.split('/')[0]),
  );
  const there = new Set(paths.filter((path) => roomOf(path)).map(roomOf));
  const text = tree.get('ARCHITECTURE.md') ?? '';
  return [
    ...difference(folders(text), top, 'ARCHITECTURE.md', 'folder'),
    ...difference([...rooms(text).keys()], there, 'ARCHITECTURE.md', 'room'),
  ];
}

function decisionsAreNumberedOnce(tree) {
  const seen = new Map();
  const found = [];
  for (const path of tree.keys()) {
    const name = path.match(/^docs\/decisions\/(.+)$/)?.[1];
    if (!name) continue;
    const number = name.match(/^(\d{4})-[a-z0-9-]+\.md$/)?.[1];
    if (!number) found.push(problem(path, 0, 'a decision is called NNNN-in-a-few-words.md'));
    else if (seen.has(number))
      found.push(problem(path, 0, `number ${number} is taken by ${seen.get(number)}`));
    else seen.set(number, path);
  }
  return found;
}

const LINKS_PEOPLE_MAY_TAP = ['www.w3.org', 'findahelpline.com', 'www.wikipedia.org'];
const REQUEST =
  /(\b(src|srcset|poster|action|data|ping)\s*=\s*["'{`]*|url\(\s*["']?|@import\s+["']?|\b(fetch|import|WebSocket|EventSource|sendBeacon)\(\s*["'`])(https?:|wss?:)?\/\/[a-z]/i;

function pagesAskNoOtherHost(tree) {
  const found = [];
  for (const [path, line, text] of linesOf(
    tree,
    (path) => /^web\/(src|static)\//.test(path) && !/\.test\./.test(path),
  )) {
    if (REQUEST.test(text)) {
      found.push(problem(path, line, 'a request to another host; serve it ourselves'));
      continue;
    }
    for (const [, host] of text.matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi)) {
      if (!LINKS_PEOPLE_MAY_TAP.includes(host)) {
        found.push(
          problem(
            path,
            line,
            `names the host ${host}; if it is a plain link, allow it in script/lib/tidy/rules.mjs`,
          ),
        );
      }
    }
  }
  return found;
}

export const RULES = {
  'includes follow the arrows': includesFollowTheArrows,
  'pure rooms see only values': pureRoomsSeeOnlyValues,
  'libraries stay at home': librariesStayAtHome,
  'files are small': filesAreSmall,
  'functions are small': functionsAreSmall,
  'names say something': namesSaySomething,
  'nothing is left for later': nothingIsLeftForLater,
  'pure units have tests': pureUnitsHaveTests,
  'the tables of ARCHITECTURE.md are the tree': theTablesAreTheTree,
  'decisions are numbered once': decisionsAreNumberedOnce,
  'pages ask no other host': pagesAskNoOtherHost,
};
