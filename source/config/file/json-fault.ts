/** Where and why a text is no JSON; lines and columns count from 1. */
export type JsonFault = {readonly line: number; readonly column: number; readonly expected: string};

const blank = /[ \t\n\r]*/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Finds the first place at which a text is no JSON. null: it is JSON. Unlike the message of `JSON.parse`, it always tells
 * the place and never repeats what stands there.
 */
export function findJsonFault(text: string): JsonFault | null {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    at = found ? pattern.lastIndex : at;
    return found;
  };
  const takeMark = (mark: string): boolean => {
    take(blank);
    const found = text[at] === mark;
    at += found ? 1 : 0;
    return found;
  };
  /** What had to come where the text goes wrong; null: all is well. */
  const readList = (end: string, readEntry: () => string | null): string | null => {
    if (takeMark(end)) {
      return null;
    }
    for (;;) {
      const expected = readEntry();
      if (expected !== null) {
        return expected;
      }
      if (takeMark(end)) {
        return null;
      }
      if (!takeMark(',')) {
        return `"," or "${end}"`;
      }
    }
  };
  const readEntry = (): string | null => {
    take(blank);
    if (!take(string)) {
      return 'a key in double quotes';
    }
    return takeMark(':') ? readValue() : '":"';
  };
  const readValue = (): string | null => {
    if (takeMark('{')) {
      return readList('}', readEntry);
    }
    if (takeMark('[')) {
      return readList(']', readValue);
    }
    return take(string) || take(scalar) ? null : 'a value (text in double quotes, a number, true, false, { or [)';
  };

  const expected = readValue();
  take(blank);
  if (expected === null && at === text.length) {
    return null;
  }
  const before = text.slice(0, at).split('\n');
  return {line: before.length, column: (before.at(-1) ?? '').length + 1, expected: expected ?? 'the end of the file'};
}
