import {escapeForTerminal} from '../text/safe.ts';
import {
  type LayoutCursor,
  type LayoutPlace,
  layoutStart,
  nextJsonLine,
  nextTextLine,
  type WritePart,
} from './layout.ts';

/** Every so many lines the place is remembered, from which those behind it are found again. */
const linesPerPlace = 64;

/** Characters that are laid out or searched in one go, so that no key has to wait. */
export const lengthAtOnce = 500_000;

// A letter of two units with three marks of two units.
const mostUnitsOfCell = 8;

type Body = {
  readonly text: string;
  /** Line by line from a place on. */
  readonly next: (cursor: LayoutCursor, write: WritePart | null) => boolean;
  /** Places of the lines 0, 64, 128 and so on, as far as the body is laid out. */
  readonly places: LayoutPlace[];
  /** Where laying out goes on. */
  readonly cursor: LayoutCursor;
  lines: number;
  isWhole: boolean;
};

/**
 * The bodies of an answer as lines, page after page. They are laid out bit by bit, and what is known of them is where
 * some of the lines begin: a line is made only when it is shown.
 */
export type JsonDocument = {
  /** Lines that are laid out so far. */
  readonly lineCount: () => number;
  /** Nothing is left to be laid out. */
  readonly isWhole: () => boolean;
  /** Lays out the next `lengthAtOnce` characters, or so many. */
  readonly layOut: (length?: number) => void;
  /** Calls `visit` with the lines from `line` on until it gives false or the laid-out ones end; `cells`: see `linesAt`. */
  readonly visit: (line: number, visit: (text: string) => boolean, cells?: number) => void;
};

function bodyOf(text: string, hidden: ReadonlySet<string>): Body {
  const isJson = /^\s*[[{"]/.test(text);
  return {
    text,
    next: (cursor, write) => (isJson ? nextJsonLine(text, cursor, hidden, write) : nextTextLine(text, cursor, write)),
    places: [],
    cursor: {...layoutStart},
    lines: 0,
    isWhole: false,
  };
}

/** Lays out up to `length` characters of the body; gives how many are left of them. */
function layOutBody(body: Body, length: number): number {
  const start = body.cursor.at;
  while (!body.isWhole && body.cursor.at - start < length) {
    const place = {...body.cursor};
    if (body.next(body.cursor, null)) {
      if (body.lines % linesPerPlace === 0) {
        body.places.push(place);
      }
      body.lines += 1;
    } else {
      body.isWhole = true;
    }
  }
  return length - (body.cursor.at - start);
}

/** Where a line that is laid out begins. */
function cursorAt(body: Body, line: number): LayoutCursor {
  const cursor = {...(body.places[Math.floor(line / linesPerPlace)] ?? layoutStart)};
  for (let skipped = line % linesPerPlace; skipped > 0; skipped -= 1) {
    body.next(cursor, null);
  }
  return cursor;
}

/** Gives the next line, as much of it as fills the cells. */
function cutLine(body: Body, cursor: LayoutCursor, cells: number): string {
  let line = '';
  body.next(cursor, part => {
    const room = cells * mostUnitsOfCell - line.length;
    line += part.length > room ? part.slice(0, room) : part;
  });
  // Strings of broken JSON may hold line feeds.
  return escapeForTerminal(line).replaceAll('\n', '\\u000a');
}

/** The bodies as a document of which nothing is laid out yet. */
export function jsonDocument(texts: readonly string[], showManagedFields: boolean): JsonDocument {
  const hidden = new Set(showManagedFields ? [] : ['managedFields']);
  const bodies = texts.map(text => bodyOf(text, hidden));
  return {
    lineCount: () => bodies.reduce((sum, body) => sum + body.lines, 0),
    isWhole: () => bodies.every(body => body.isWhole),
    layOut: (length = lengthAtOnce) => {
      let left = length;
      for (const body of bodies) {
        left = left > 0 ? layOutBody(body, left) : left;
      }
    },
    visit: (line, visit, cells = Number.POSITIVE_INFINITY) => {
      let wanted = line;
      for (const body of bodies) {
        const cursor = wanted < body.lines ? cursorAt(body, wanted) : body.cursor;
        for (; wanted < body.lines; wanted += 1) {
          if (!visit(cutLine(body, cursor, cells))) {
            return;
          }
        }
        wanted -= body.lines;
      }
    },
  };
}

/**
 * Lines with everything that could act on the terminal written as `\uXXXX`: as much of each as fills `cells`, because a
 * line may be as long as the whole answer.
 */
export function linesAt(document: JsonDocument, line: number, count: number, cells?: number): readonly string[] {
  const lines: string[] = [];
  if (count > 0) {
    document.visit(line, text => lines.push(text) < count, cells);
  }
  return lines;
}

/** The whole text; null when it is longer than `maxLength`. */
export function documentText(document: JsonDocument, maxLength: number): string | null {
  const lines: string[] = [];
  let length = -1;
  document.visit(0, line => {
    lines.push(line);
    length += line.length + 1;
    return length <= maxLength;
  });
  return document.isWhole() && length <= maxLength ? lines.join('\n') : null;
}
