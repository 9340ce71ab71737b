import {getLocation, getNodeValue, type ParseErrorCode, parseTree, printParseErrorCode, visit} from 'jsonc-parser';

/** Where and why a text is no JSON; lines and columns count from 1. It never repeats what stands there. */
export type JsonFault = {readonly line: number; readonly column: number; readonly expected: string};

/** What a text says, and the comments in it. */
export type JsonText = {
  /** undefined: there is nothing but blanks and comments. Duplicate keys: the last one counts. */
  readonly value: unknown;
  readonly comments: readonly string[];
};

const key = 'a key in double quotes';
const value = 'a value (text in double quotes, a number, true, false, { or [)';

/** What had to come, by the errors of the parser. */
const expectations: Readonly<Record<string, string>> = {
  PropertyNameExpected: key,
  ValueExpected: value,
  ColonExpected: '":"',
  CommaExpected: '"," or the closing bracket',
  CloseBraceExpected: '"," or "}"',
  CloseBracketExpected: '"," or "]"',
  EndOfFileExpected: 'the end of the file',
  UnexpectedEndOfComment: '"*/" at the end of this comment',
  UnexpectedEndOfString: 'a double quote at the end of this text, on the same line',
  UnexpectedEndOfNumber: 'a number such as 5 or 0.5',
  InvalidUnicode: 'four digits after \\u in this text',
  InvalidEscapeCharacter: 'every \\ in this text to be written as \\\\',
  InvalidCharacter: 'no control characters in this text (a tab is written as \\t)',
};

function expectedAt(text: string, offset: number, error: ParseErrorCode): string {
  const expected = expectations[printParseErrorCode(error)];
  if (expected !== undefined) {
    return expected;
  }
  // What stands there is nothing that JSON has.
  const {isAtPropertyKey, previousNode} = getLocation(text, offset);
  if (isAtPropertyKey) {
    return previousNode === undefined ? key : '":"';
  }
  return 'text in double quotes, a number, true, false, or one of { } [ ] : ,';
}

/** Reads JSON in which there may be comments, and a comma after the last entry. */
export function readJson(text: string): JsonText | JsonFault {
  const options = {allowTrailingComma: true, allowEmptyContent: true};
  const comments: string[] = [];
  let fault: JsonFault | null = null;
  visit(
    text,
    {
      onError: (error, offset, _length, line, character) => {
        fault ??= {line: line + 1, column: character + 1, expected: expectedAt(text, offset, error)};
      },
      onComment: (offset, length) => comments.push(text.slice(offset, offset + length)),
    },
    options,
  );
  const tree = parseTree(text, [], options);
  return fault ?? {value: tree && getNodeValue(tree), comments};
}
