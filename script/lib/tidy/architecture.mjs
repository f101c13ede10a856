// The two tables of ARCHITECTURE.md, which are the truth that the rules hold the tree against.

const cells = (line) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const named = (cell) =>
  [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1].replace(/\/$/, ''));

// Rows of the table whose first heading is `title`.
function table(text, title) {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('|') && cells(line)[0] === title);
  if (start < 0) return [];
  const rows = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(cells(line));
  }
  return rows;
}

export function folders(text) {
  return table(text, 'Folder').flatMap(([first]) => named(first));
}

// room -> { pure, uses: every room it may include, itself and the indirect ones included }
export function rooms(text) {
  const direct = new Map();
  for (const [name, , uses] of table(text, 'Room')) {
    direct.set(named(name)[0], { pure: /\bpure\b/.test(name), uses: named(uses ?? '') });
  }
  const reach = (name, seen) => {
    if (!seen.has(name)) {
      seen.add(name);
      for (const next of direct.get(name)?.uses ?? []) reach(next, seen);
    }
    return seen;
  };
  return new Map(
    [...direct].map(([name, { pure }]) => [name, { pure, uses: reach(name, new Set()) }]),
  );
}
