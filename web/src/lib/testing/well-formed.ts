/** What is wrong with markup that should be XML too: tags that do not close, bare signs, double ids. */
export function problemsOf(markup: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  const attribute = /^\s+([a-zA-Z:-]+)="([^"<]*)"/;
  let at = 0;
  for (const found of markup.matchAll(/<!doctype html>|<(\/?)([a-zA-Z][\w:-]*)([^<>]*?)(\/?)>/g)) {
    check(markup.slice(at, found.index));
    at = found.index + found[0].length;
    const [whole, end, name, attributes = '', empty] = found;
    if (name === undefined) continue;
    if (end) {
      if (open.pop() !== name) problems.push(`${whole} closes nothing`);
      continue;
    }
    let rest = attributes;
    for (let one = attribute.exec(rest); one; one = attribute.exec(rest)) {
      check(one[2] ?? '');
      if (one[1] === 'id' && ids.has(one[2] ?? '')) problems.push(`id ${one[2]} stands twice`);
      if (one[1] === 'id') ids.add(one[2] ?? '');
      rest = rest.slice(one[0].length);
    }
    if (rest.trim() !== '') problems.push(`attributes of ${whole}`);
    if (!empty) open.push(name);
  }
  check(markup.slice(at));
  if (open.length > 0) problems.push(`still open: ${open.join(', ')}`);
  return problems;

  function check(text: string) {
    if (open.at(-1) === 'style') return;
    if (/[<>]/.test(text)) problems.push(`a bare sign in "${text.slice(0, 60)}"`);
    if (/&(?!(amp|lt|gt|quot|#39);)/.test(text)) problems.push(`a bare & in "${text.slice(0, 60)}"`);
  }
}
