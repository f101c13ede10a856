// Just enough reading of C++, TypeScript and Svelte to measure functions: comments, strings and
// regular expressions are blanked with the line breaks kept, then braces are matched.

const isWord = (char) => char !== undefined && /[A-Za-z0-9_$]/.test(char);
const blank = (text) => text.replace(/[^\n]/g, ' ');

function endOfQuoted(text, start) {
  const quote = text[start];
  let at = start + 1;
  while (at < text.length && text[at] !== quote && (quote === '`' || text[at] !== '\n')) {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}

function endOfRegex(text, start) {
  let inClass = false;
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) return at + 1;
  }
  return start + 1;
}

// A slash begins a regular expression where no value can have ended.
function beginsRegex(done) {
  const before = done.trimEnd();
  return before === '' || /[(,=:[!&|?{};+*~<>^%-]$|\breturn$|\btypeof$/.test(before);
}

export function withoutStrings(text, language) {
  let done = '';
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    let end = at;
    if (text.startsWith('//', at)) {
      end = text.indexOf('\n', at);
      end = end < 0 ? text.length : end;
    } else if (text.startsWith('/*', at)) {
      end = text.indexOf('*/', at + 2);
      end = end < 0 ? text.length : end + 2;
    } else if (
      language === 'cpp' &&
      char === 'R' &&
      text[at + 1] === '"' &&
      !isWord(text[at - 1])
    ) {
      const close = `)${text.slice(at + 2, text.indexOf('(', at))}"`;
      end = text.indexOf(close, at);
      end = end < 0 ? text.length : end + close.length;
    } else if (char === '"' || (char === '`' && language !== 'cpp')) {
      end = endOfQuoted(text, at);
    } else if (char === "'" && !(language === 'cpp' && isWord(text[at - 1]))) {
      end = endOfQuoted(text, at); // in C++ a quote after a digit parts thousands
    } else if (char === '/' && language !== 'cpp' && beginsRegex(done.slice(-80))) {
      end = endOfRegex(text, at);
    }
    done += end > at ? blank(text.slice(at, end)) : char;
    at = end > at ? end : at + 1;
  }
  return done;
}

// Inside these braces a function may stand; inside any other it is part of one.
const SCOPE = /\b(namespace|struct|class|union|enum|extern|interface)\b[^()=]*$/;
const CONTROL = /^\s*(if|for|while|switch|catch|else|do|try|return)\b/;
const SCRIPT_FUNCTION = /\bfunction\b|=>\s*$/;

function beginsFunction(head, language) {
  if (CONTROL.test(head)) return false;
  if (language === 'cpp') return head.includes(')') && !/=\s*$/.test(head);
  return SCRIPT_FUNCTION.test(head) && !/^\s*(describe|test|it)\b/.test(head);
}

// Every outermost function: the line of its first word and how many lines it takes.
export function functions(text, language) {
  const code = withoutStrings(text, language);
  const found = [];
  const open = [];
  let headStart = 0;
  for (let at = 0; at < code.length; at += 1) {
    if (code[at] === '{') {
      const head = code.slice(headStart, at);
      const inside = open.every((brace) => brace.scope);
      const scope = SCOPE.test(head) || (language !== 'cpp' && /\bdescribe\b/.test(head));
      const isFunction = inside && !scope && beginsFunction(head, language);
      const start = headStart + head.length - head.trimStart().length;
      open.push({ scope, isFunction, start });
      headStart = at + 1;
    } else if (code[at] === '}') {
      const brace = open.pop();
      if (brace?.isFunction) {
        const line = code.slice(0, brace.start).split('\n').length;
        found.push({ line, lines: code.slice(brace.start, at).split('\n').length });
      }
      headStart = at + 1;
    } else if (code[at] === ';') {
      headStart = at + 1;
    }
  }
  return found;
}
