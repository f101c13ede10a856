// Reads the part of YAML that schema/openapi.yaml is written in: block maps and lists, flow maps
// and lists on one line, quoted and plain scalars, folded texts. Anything else is an error.

// The lines that say something, with their depth. Folded texts are joined here.
function significantLines(text) {
  const lines = [];
  let folded = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const body = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    if (folded && (body === '' || indent > folded.indent)) {
      folded.words.push(body);
      continue;
    }
    if (folded) folded.line.text += ` ${JSON.stringify(folded.words.join(' ').trim())}`;
    folded = null;
    if (body === '' || body.startsWith('#')) continue;
    const line = { indent, text: body, number: index + 1 };
    if (body.endsWith(': >')) {
      line.text = body.slice(0, -2);
      folded = { indent, words: [], line };
    }
    lines.push(line);
  }
  return lines;
}

function flow(text) {
  let at = 0;
  const skip = () => { while (text[at] === ' ') at += 1; };
  const scalar = (ends) => {
    skip();
    if (text[at] === "'" || text[at] === '"') {
      const quote = text[at];
      let end = at + 1;
      while (text[end] !== quote || (quote === '"' && text[end - 1] === '\\')) {
        end += 1;
        if (end > text.length) throw new Error(`a quote is not closed: ${text}`);
      }
      const inner = text.slice(at + 1, end);
      at = end + 1;
      return quote === '"' ? JSON.parse(`"${inner}"`) : inner;
    }
    const start = at;
    while (at < text.length && !ends.includes(text[at])) at += 1;
    const plain = text.slice(start, at).trim();
    if (plain === 'true' || plain === 'false') return plain === 'true';
    return plain !== '' && !Number.isNaN(Number(plain)) ? Number(plain) : plain;
  };
  const value = (ends) => {
    skip();
    if (text[at] === '{' || text[at] === '[') {
      const close = text[at] === '{' ? '}' : ']';
      const result = close === '}' ? {} : [];
      at += 1;
      for (skip(); text[at] !== close; skip()) {
        if (at >= text.length) throw new Error(`${close} is missing: ${text}`);
        if (close === '}') {
          const key = scalar(':');
          at += 1;
          result[key] = value(',}');
        } else {
          result.push(value(',]'));
        }
        skip();
        if (text[at] === ',') at += 1;
      }
      at += 1;
      return result;
    }
    return scalar(ends);
  };
  return value('');
}

const keyed = /^('[^']*'|"[^"]*"|[^\s'"{[][^:]*|\/[^:]*):(?: (.*))?$/;

export function parse(text) {
  const lines = significantLines(text);
  let next = 0;
  function block(indent) {
    if (lines[next].text.startsWith('- ')) {
      const list = [];
      while (next < lines.length && lines[next].indent === indent && lines[next].text.startsWith('- ')) {
        const line = lines[next];
        line.text = line.text.slice(2);
        line.indent += 2;
        if (keyed.test(line.text) && !line.text.startsWith('{')) {
          list.push(block(indent + 2));
        } else {
          next += 1;
          list.push(flow(line.text));
        }
      }
      return list;
    }
    const map = {};
    while (next < lines.length && lines[next].indent === indent) {
      const found = keyed.exec(lines[next].text);
      if (!found) throw new Error(`line ${lines[next].number} is not understood: ${lines[next].text}`);
      const key = found[1].replace(/^['"]|['"]$/g, '');
      next += 1;
      if (found[2] !== undefined && found[2] !== '') {
        map[key] = flow(found[2]);
      } else {
        map[key] = next < lines.length && lines[next].indent > indent ? block(lines[next].indent) : null;
      }
    }
    if (next < lines.length && lines[next].indent > indent) {
      throw new Error(`line ${lines[next].number} is too deep`);
    }
    return map;
  }
  const result = block(0);
  if (next !== lines.length) throw new Error(`line ${lines[next].number} was not read`);
  return result;
}
