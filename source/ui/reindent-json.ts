/** Deeper values keep this indentation, so that nesting of any depth stays readable and small. */
const maxIndent = 40;

const indentText = (depth: number) => `\n${'  '.repeat(Math.min(depth, maxIndent))}`;

/** The index just behind the string that starts at `start` with a quote. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  for (;;) {
    const quote = text.indexOf('"', end);
    if (quote === -1) {
      return text.length;
    }
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) {
      backslashes += 1;
    }
    if (backslashes % 2 === 0) {
      return quote + 1;
    }
    end = quote + 1;
  }
}

const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function skipSpace(text: string, start: number): number {
  let index = start;
  while (isSpace(text.charCodeAt(index))) {
    index += 1;
  }
  return index;
}

const structural = /["{}[\],:\s]/g;

/** The index just behind the number or word at `start`. */
function endOfLiteral(text: string, start: number): number {
  structural.lastIndex = start;
  return structural.exec(text)?.index ?? text.length;
}

/** The index just behind the value at `start`, whatever is nested in it. */
function endOfValue(text: string, start: number): number {
  let index = start;
  let depth = 0;
  do {
    const char = text[index];
    if (char === undefined) {
      return index;
    }
    if (char === '"') {
      index = endOfString(text, index);
    } else {
      depth += char === '{' || char === '[' ? 1 : char === '}' || char === ']' ? -1 : 0;
      index = /[{}[\],:\s]/.test(char) ? index + 1 : endOfLiteral(text, index);
    }
  } while (depth > 0);
  return index;
}

/** The laid-out text as it grows. Nothing here calls itself, so nesting of any depth takes no stack. */
function createLayout() {
  const out: string[] = [];
  let depth = 0;
  // After an opening bracket the first value starts a line; an empty pair stays on one.
  let opened = false;
  // A comma is written only when another value follows, because the next one may be hidden.
  let comma = false;
  const value = (text: string) => {
    out.push(comma ? ',' : '', comma || opened ? indentText(depth) : '', text);
    comma = false;
    opened = false;
  };
  return {
    value,
    open: (bracket: string) => {
      value(bracket);
      depth += 1;
      opened = true;
    },
    close: (bracket: string) => {
      depth = Math.max(0, depth - 1);
      out.push(opened ? '' : indentText(depth), bracket);
      opened = false;
      comma = false;
    },
    comma: () => {
      comma = !opened;
    },
    colon: () => out.push(': '),
    text: () => out.join(''),
  };
}

/**
 * JSON text laid out with one value a line, without parsing it: numbers, doubled keys and escapes stay as they were sent,
 * and broken or very deep JSON is shown as far as it goes. The keys in `hidden` are left out with their values.
 */
export function reindentJson(text: string, hidden: ReadonlySet<string>): string {
  const layout = createLayout();
  for (let index = skipSpace(text, 0); index < text.length; index = skipSpace(text, index)) {
    const char = text[index] ?? '';
    switch (char) {
      case '{':
      case '[':
        layout.open(char);
        index += 1;
        break;
      case '}':
      case ']':
        layout.close(char);
        index += 1;
        break;
      case ',':
        layout.comma();
        index += 1;
        break;
      case ':':
        layout.colon();
        index += 1;
        break;
      default: {
        const end = char === '"' ? endOfString(text, index) : endOfLiteral(text, index);
        const colon = skipSpace(text, end);
        const hides = char === '"' && text[colon] === ':' && hidden.has(text.slice(index + 1, end - 1));
        if (!hides) {
          layout.value(text.slice(index, end));
        }
        index = hides ? endOfValue(text, skipSpace(text, colon + 1)) : end;
      }
    }
  }
  return layout.text();
}
